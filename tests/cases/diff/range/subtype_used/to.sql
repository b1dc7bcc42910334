CREATE TYPE public.r AS RANGE (SUBTYPE = bigint);
CREATE TABLE public.t (id integer, r public.r);
