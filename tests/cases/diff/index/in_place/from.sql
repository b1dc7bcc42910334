CREATE TABLE public.t (a integer, b text);
CREATE INDEX i1 ON public.t (a) WITH (fillfactor = 70);
CREATE INDEX i2 ON public.t ((a + 1));
CREATE INDEX i3 ON public.t (b);
