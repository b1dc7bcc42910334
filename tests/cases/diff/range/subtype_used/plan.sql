-- Rename type "r" to make room
ALTER TYPE public.r RENAME TO r__old;
-- Create range type "r"
CREATE TYPE public.r AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = public.r_multirange);
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN r TYPE public.r USING r::text::public.r;
-- Drop the former type "r"
DROP TYPE public.r__old;
