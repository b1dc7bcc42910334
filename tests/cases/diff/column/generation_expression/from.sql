CREATE TABLE public.t (id integer, b integer GENERATED ALWAYS AS (id + 1) STORED);
CREATE INDEX t_b ON public.t (b);
COMMENT ON COLUMN public.t.b IS 'next';
