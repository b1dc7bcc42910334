CREATE TABLE public.t (id integer PRIMARY KEY, name varchar(10), n text, d timestamp);
CREATE TABLE public.r (t_id integer REFERENCES public.t);
CREATE INDEX t_name ON public.t (name);
