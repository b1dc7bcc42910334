-- Drop index "t_ok" from table: "t"
DROP INDEX public.t_ok;
-- Drop "v" view
DROP VIEW public.v;
-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN mood DROP DEFAULT,
  ALTER COLUMN moods DROP DEFAULT;
-- Drop "f" function
DROP FUNCTION public.f(public.mood);
-- Rename type "mood" to make room
ALTER TYPE public.mood RENAME TO mood__old;
-- Create enum type "mood"
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
-- Create "f" function
CREATE FUNCTION public.f(m public.mood) RETURNS public.mood
LANGUAGE sql
AS $$SELECT m$$;
-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
  ALTER COLUMN moods TYPE public.mood[] USING moods::text[]::public.mood[],
  ALTER COLUMN mood SET DEFAULT 'ok'::public.mood,
  ALTER COLUMN moods SET DEFAULT '{ok}'::public.mood[];
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.id,
    t.mood
   FROM public.t;
-- Create index "t_ok" to table: "t"
CREATE INDEX t_ok ON public.t (id) WHERE (mood = 'ok'::public.mood);
-- Set comment to enum: "mood"
COMMENT ON TYPE public.mood IS 'how one feels';
-- Set comment to view: "v"
COMMENT ON VIEW public.v IS 'moods';
-- Drop the former type "mood"
DROP TYPE public.mood__old;
