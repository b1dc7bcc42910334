-- Drop "v" view
DROP VIEW public.v;
-- Create "v" table
CREATE TABLE public.v (
  id integer
);
