CREATE TABLE public.t (id integer);
CREATE TABLE public.log (id integer);
CREATE VIEW public.v AS SELECT id FROM public.t;
CREATE RULE r AS ON INSERT TO public.v DO INSTEAD INSERT INTO public.t VALUES (new.id);
COMMENT ON RULE r ON public.v IS 'through';
