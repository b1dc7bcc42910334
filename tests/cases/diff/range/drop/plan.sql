-- Modify "t" table
ALTER TABLE public.t DROP COLUMN r;
-- Drop range type "floatrange"
DROP TYPE public.floatrange;
