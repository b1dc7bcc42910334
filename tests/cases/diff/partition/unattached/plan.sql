-- Create "q" table
CREATE TABLE public.q (
  a integer,
  b integer
) PARTITION BY LIST (a);
-- Create "q1" table
CREATE TABLE public.q1 PARTITION OF public.q FOR VALUES IN (1);
-- Create index "of_q" to table: "q"
CREATE INDEX of_q ON public.q (b);
-- Create index "own" to table: "q1"
CREATE INDEX own ON public.q1 (b);
-- Modify index "second_part"
ALTER INDEX public.whole ATTACH PARTITION public.second_part;
