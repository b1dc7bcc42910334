-- Drop "v" view
DROP VIEW public.v;
-- Rename type "a" to make room
ALTER DOMAIN public.a RENAME TO a__old;
-- Create domain type "a"
CREATE DOMAIN public.a AS bigint DEFAULT 1
  CONSTRAINT positive CHECK (VALUE > 0);
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN a TYPE public.a USING a::text::public.a;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.a
   FROM public.t;
-- Set comment to domain: "a"
COMMENT ON DOMAIN public.a IS 'positive';
-- Set comment to constraint: "positive"
COMMENT ON CONSTRAINT positive ON DOMAIN public.a IS 'more than nothing';
-- Drop the former type "a"
DROP DOMAIN public.a__old;
