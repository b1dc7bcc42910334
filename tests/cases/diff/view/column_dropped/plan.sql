-- Drop "w" view
DROP VIEW public.w;
-- Drop "v" view
DROP VIEW public.v;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.id
   FROM public.t;
-- Create "w" view
CREATE VIEW public.w AS
 SELECT v.id
   FROM public.v;
-- Set comment to view: "v"
COMMENT ON VIEW public.v IS 'v';
-- Set comment to column: "id" on table: "w"
COMMENT ON COLUMN public.w.id IS 'id';
