CREATE EXTENSION citext;
CREATE TABLE public.t (id integer, name citext);
