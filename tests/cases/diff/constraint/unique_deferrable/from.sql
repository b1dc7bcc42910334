CREATE TABLE public.t (a integer, CONSTRAINT u UNIQUE (a));
