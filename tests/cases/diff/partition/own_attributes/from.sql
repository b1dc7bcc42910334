CREATE TABLE public.p (id integer, a integer DEFAULT 1) PARTITION BY LIST (id);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
