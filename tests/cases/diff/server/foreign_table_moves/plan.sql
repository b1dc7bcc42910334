-- Drop "remote" table
DROP FOREIGN TABLE public.remote;
-- Create "remote" table
CREATE FOREIGN TABLE public.remote (
  id integer
) SERVER s2;
