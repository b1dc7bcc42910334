CREATE TABLE public.t (id bigint PRIMARY KEY, name varchar(20), n integer, d timestamptz);
CREATE TABLE public.r (t_id bigint REFERENCES public.t);
CREATE INDEX t_name ON public.t (name);
