CREATE TABLE public.t (id integer);
CREATE TABLE public.log (id integer);
CREATE RULE r AS ON UPDATE TO public.t WHERE old.id > 1 DO INSTEAD (DELETE FROM public.log; INSERT INTO public.log VALUES (old.id));
