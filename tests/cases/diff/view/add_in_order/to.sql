CREATE TABLE public.t (id integer PRIMARY KEY, name text);
CREATE VIEW public.z AS SELECT id, name FROM public.t;
CREATE VIEW public.a AS SELECT count(*) AS n FROM public.z;
CREATE VIEW public.grouped AS SELECT id, name FROM public.t GROUP BY id;
