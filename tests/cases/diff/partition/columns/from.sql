CREATE TABLE public.p (id integer, a integer, b text) PARTITION BY LIST (id);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
