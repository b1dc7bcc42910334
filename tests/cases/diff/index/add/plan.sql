-- Create index "i1" to table: "t"
CREATE UNIQUE INDEX i1 ON public.t (a DESC NULLS LAST, b COLLATE "C" text_pattern_ops) INCLUDE (c) WHERE (a > 0);
-- Create index "i2" to table: "t"
CREATE INDEX i2 ON public.t USING gin (c jsonb_path_ops) WITH (fastupdate = off);
-- Create index "i3" to table: "t"
CREATE INDEX i3 ON public.t (lower(b), ((a + 1)));
-- Create index "i4" to table: "t"
CREATE UNIQUE INDEX i4 ON public.t (a) NULLS NOT DISTINCT;
-- Create index "i5" to table: "t"
CREATE INDEX i5 ON public.t USING hash (b);
