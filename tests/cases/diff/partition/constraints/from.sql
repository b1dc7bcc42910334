CREATE TABLE public.r (id integer PRIMARY KEY);
CREATE TABLE public.p (id integer, r integer) PARTITION BY LIST (id);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
