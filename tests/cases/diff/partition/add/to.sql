CREATE TABLE public.p (id integer NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE public.p2 PARTITION OF public.p DEFAULT;
CREATE INDEX p_at ON public.p (at);
CREATE INDEX p1_id ON public.p1 (id);
