-- Drop "seen" view
DROP VIEW public.seen;
-- Drop "remote" table
DROP FOREIGN TABLE public.remote;
-- Drop user mapping "public"
DROP USER MAPPING FOR PUBLIC SERVER s;
-- Drop server "s"
DROP SERVER s;
-- Create server "s"
CREATE SERVER s TYPE 'b' FOREIGN DATA WRAPPER w;
-- Create user mapping "public"
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS ("user" 'u');
-- Create "remote" table
CREATE FOREIGN TABLE public.remote (
  id integer OPTIONS (column_name 'no'),
  name text
) SERVER s OPTIONS (table_name 't');
-- Create "seen" view
CREATE VIEW public.seen AS
 SELECT remote.id
   FROM public.remote;
-- Set comment to server: "s"
COMMENT ON SERVER s IS 'far';
