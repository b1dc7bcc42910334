-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'great';
-- ---- the next transaction
-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN mood SET DEFAULT 'great'::public.mood,
  ADD CONSTRAINT t_mood_check CHECK ((mood > 'sad'::public.mood) OR (mood = 'great'::public.mood));
-- Create index "t_great" to table: "t"
CREATE INDEX t_great ON public.t (id) WHERE (mood = 'great'::public.mood);
