CREATE TABLE public.t (id integer PRIMARY KEY, name text, a integer DEFAULT 1 CHECK (a > 0), b integer);
CREATE INDEX t_a ON public.t (a);
CREATE INDEX t_b ON public.t (id) WHERE b > 0;
CREATE VIEW public.v AS SELECT id, a FROM public.t;
