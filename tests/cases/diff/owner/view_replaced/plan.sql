-- Drop "v" view
DROP VIEW public.v;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.id
   FROM public.t;
-- Set owner of view: "v"
ALTER VIEW public.v OWNER TO pg_monitor;
-- Set privileges on view: "v"
GRANT SELECT ON TABLE public.v TO pg_read_all_data;
