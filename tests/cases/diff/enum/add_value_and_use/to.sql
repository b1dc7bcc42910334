CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'great');
CREATE TABLE public.t (id integer, mood public.mood DEFAULT 'great', CHECK (mood > 'sad' OR mood = 'great'));
CREATE INDEX t_great ON public.t (id) WHERE mood = 'great';
