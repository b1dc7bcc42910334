-- Drop enum type "mood"
DROP TYPE public.mood;
-- Create enum type "mood"
CREATE TYPE public.mood AS ENUM ('ok', 'sad');
