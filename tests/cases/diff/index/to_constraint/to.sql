CREATE TABLE public.t (id integer NOT NULL, CONSTRAINT t_id UNIQUE (id));
