-- Drop "v" view
DROP VIEW public.v;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.id
   FROM public.t;
-- Modify "t" table
ALTER TABLE public.t
  DROP COLUMN a,
  DROP COLUMN b;
