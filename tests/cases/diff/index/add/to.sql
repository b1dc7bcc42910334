CREATE TABLE public.t (a integer, b text, c jsonb);
CREATE UNIQUE INDEX i1 ON public.t (a DESC NULLS LAST, b COLLATE "C" text_pattern_ops) INCLUDE (c) WHERE a > 0;
CREATE INDEX i2 ON public.t USING gin (c jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX i3 ON public.t (lower(b), (a + 1));
CREATE UNIQUE INDEX i4 ON public.t (a) NULLS NOT DISTINCT;
CREATE INDEX i5 ON public.t USING hash (b);
