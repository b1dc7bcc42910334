CREATE TABLE public.t (id integer, x integer);
COMMENT ON TABLE public.t IS 'a';
COMMENT ON COLUMN public.t.id IS 'b';
