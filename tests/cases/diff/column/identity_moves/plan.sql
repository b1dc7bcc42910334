-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN a DROP IDENTITY,
  ALTER COLUMN b ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME numbers);
-- Move sequence "numbers" past the rows
SELECT setval('public.numbers', max(b)) FROM public.t HAVING max(b) BETWEEN 1 AND 9223372036854775807;
