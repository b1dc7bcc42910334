-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN a SET DEFAULT nextval('public.s'::regclass),
  ALTER COLUMN b SET DEFAULT 2,
  ALTER COLUMN d SET DEFAULT 0,
  ALTER COLUMN e SET DEFAULT clock_timestamp(),
  ALTER COLUMN c DROP DEFAULT;
-- Drop "f" function
DROP FUNCTION public.f();
