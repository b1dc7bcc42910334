-- Drop "v" view
DROP VIEW public.v;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.id,
    t.name AS title
   FROM public.t;
