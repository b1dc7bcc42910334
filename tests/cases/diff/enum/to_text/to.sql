CREATE TABLE public.t (id integer, mood text DEFAULT 'ok');
