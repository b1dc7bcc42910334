-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'awful' BEFORE 'sad';
-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'so-so' AFTER 'sad';
-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'great' AFTER 'ok';
-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'best';
