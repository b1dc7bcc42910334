CREATE TABLE public.t (a integer, b text);
CREATE INDEX i1 ON public.t (a) WITH (fillfactor = 80);
CREATE INDEX i2 ON public.t ((a + 1));
ALTER INDEX public.i2 ALTER COLUMN 1 SET STATISTICS 500;
CREATE INDEX i3 ON public.t (b);
ALTER TABLE public.t CLUSTER ON i3;
