CREATE TABLE public.t (id integer, name text);
CREATE VIEW public.v AS SELECT id, name FROM public.t;
ALTER VIEW public.v ALTER COLUMN id SET DEFAULT 1;
