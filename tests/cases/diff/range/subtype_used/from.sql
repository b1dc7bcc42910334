CREATE TYPE public.r AS RANGE (SUBTYPE = integer);
CREATE TABLE public.t (id integer, r public.r);
