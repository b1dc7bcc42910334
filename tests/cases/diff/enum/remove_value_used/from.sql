CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'great');
CREATE TABLE public.t (id integer, mood public.mood DEFAULT 'ok' NOT NULL, moods public.mood[] DEFAULT '{ok}');
CREATE INDEX t_mood ON public.t (mood);
CREATE INDEX t_ok ON public.t (id) WHERE mood = 'ok';
CREATE VIEW public.v AS SELECT id, mood FROM public.t;
CREATE FUNCTION public.f(m public.mood) RETURNS public.mood LANGUAGE sql AS 'SELECT m';
COMMENT ON TYPE public.mood IS 'how one feels';
COMMENT ON VIEW public.v IS 'moods';
