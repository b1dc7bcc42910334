CREATE TYPE public.mood AS ENUM ('awful', 'sad', 'so-so', 'ok', 'great', 'best');
CREATE TABLE public.t (id integer, mood public.mood DEFAULT 'ok');
CREATE VIEW public.v AS SELECT mood FROM public.t WHERE mood = 'sad';
