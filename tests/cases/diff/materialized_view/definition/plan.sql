-- Drop "v" view
DROP VIEW public.v;
-- Drop "m" materialized view
DROP MATERIALIZED VIEW public.m;
-- Create "m" materialized view
CREATE MATERIALIZED VIEW public.m AS
 SELECT t.id
   FROM public.t
  WHERE (t.id > 0);
-- Create "v" view
CREATE VIEW public.v AS
 SELECT m.id
   FROM public.m;
-- Create index "m_id" to table: "m"
CREATE UNIQUE INDEX m_id ON public.m (id);
-- Set comment to index: "m_id"
COMMENT ON INDEX public.m_id IS 'i';
-- Set comment to materialized_view: "m"
COMMENT ON MATERIALIZED VIEW public.m IS 'm';
