CREATE TABLE public.t (id integer PRIMARY KEY);
ALTER TABLE public.t CLUSTER ON t_pkey;
