-- Rename type "r" to make room
ALTER TYPE public.r RENAME TO r__old;
-- Rename multirange type of "r" to make room
ALTER TYPE public.r_multirange RENAME TO r__old_multi;
-- Rename constructor of "r" to make room
ALTER FUNCTION public.r_multirange() RENAME TO r__old_multi;
-- Create range type "r"
CREATE TYPE public.r AS RANGE (SUBTYPE = bigint);
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN r TYPE public.r USING r::text::public.r;
-- Drop the former type "r"
DROP TYPE public.r__old;
