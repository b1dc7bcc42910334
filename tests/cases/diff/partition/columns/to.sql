CREATE TABLE public.p (id integer, a bigint NOT NULL DEFAULT 1, c text CHECK (c <> '')) PARTITION BY LIST (id);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
