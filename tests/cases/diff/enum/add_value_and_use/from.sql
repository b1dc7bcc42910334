CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE TABLE public.t (id integer, mood public.mood DEFAULT 'ok');
