CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'it''s great');
CREATE TABLE public.t (id integer, mood public.mood DEFAULT 'ok' NOT NULL);
