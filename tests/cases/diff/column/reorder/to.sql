CREATE TABLE public.t (b integer, a integer);
