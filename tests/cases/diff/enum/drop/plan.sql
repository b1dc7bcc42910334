-- Modify "t" table
ALTER TABLE public.t DROP COLUMN mood;
-- Drop enum type "mood"
DROP TYPE public.mood;
