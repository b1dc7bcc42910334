CREATE TABLE public.t (a integer, b text);
CREATE INDEX i1 ON public.t (a);
CREATE INDEX i2 ON public.t (a);
CREATE INDEX i3 ON public.t (a) WHERE a > 0;
CREATE INDEX i4 ON public.t (a);
COMMENT ON INDEX public.i1 IS 'kept';
