CREATE TABLE public.t (id integer);
CREATE VIEW public.v WITH (security_barrier) AS SELECT id FROM public.t;
