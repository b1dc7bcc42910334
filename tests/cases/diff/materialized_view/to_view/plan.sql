-- Drop "m" materialized view
DROP MATERIALIZED VIEW public.m;
-- Create "m" view
CREATE VIEW public.m AS
 SELECT t.id
   FROM public.t;
