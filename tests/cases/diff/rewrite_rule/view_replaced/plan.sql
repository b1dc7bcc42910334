-- Drop "v" view
DROP VIEW public.v;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.id
   FROM public.t;
-- Create rule "r" on view: "v"
CREATE RULE r AS
    ON INSERT TO public.v DO INSTEAD  INSERT INTO public.t (id)
  VALUES (new.id);
-- Set comment to rule: "r"
COMMENT ON RULE r ON public.v IS 'through';
