-- Create enum type "mood"
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'it''s great');
-- Create "t" table
CREATE TABLE public.t (
  id integer,
  mood public.mood DEFAULT 'ok'::public.mood NOT NULL
);
