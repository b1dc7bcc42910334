CREATE TABLE public.t (id integer);
CREATE TABLE public.log (id integer);
CREATE RULE r AS ON INSERT TO public.t DO ALSO INSERT INTO public.log VALUES (new.id);
