CREATE EXTENSION citext;
CREATE TABLE public.t (name citext);
