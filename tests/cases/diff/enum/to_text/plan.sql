-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN mood TYPE text,
  ALTER COLUMN mood SET DEFAULT 'ok'::text;
-- Drop enum type "mood"
DROP TYPE public.mood;
