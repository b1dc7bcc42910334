CREATE TABLE public.t (id integer);
CREATE VIEW public.v WITH (check_option = local) AS SELECT id FROM public.t;
