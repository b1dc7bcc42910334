-- Drop trigger "on_n"
DROP TRIGGER on_n ON public.t;
-- Drop "m" materialized view
DROP MATERIALIZED VIEW public.m;
-- Drop "w" view
DROP VIEW public.w;
-- Drop "v" view
DROP VIEW public.v;
-- Modify "t" table
ALTER TABLE public.t
  DROP COLUMN twice,
  ALTER COLUMN n TYPE bigint,
  ADD COLUMN twice integer GENERATED ALWAYS AS (n * 2) STORED;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.n
   FROM public.t;
-- Create "w" view
CREATE VIEW public.w AS
 SELECT v.n
   FROM public.v;
-- Create "m" materialized view
CREATE MATERIALIZED VIEW public.m AS
 SELECT v.n
   FROM public.v;
-- Create index "m_n" to table: "m"
CREATE UNIQUE INDEX m_n ON public.m (n);
-- Create trigger "on_n"
CREATE TRIGGER on_n AFTER UPDATE OF n ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
-- Set comment to view: "w"
COMMENT ON VIEW public.w IS 'kept';
