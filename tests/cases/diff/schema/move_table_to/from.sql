CREATE SCHEMA a;
CREATE TABLE public.t (id integer);
