CREATE TABLE public.t (id integer NOT NULL);
CREATE UNIQUE INDEX t_id ON public.t (id);
