-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN a TYPE text COLLATE "C",
  ALTER COLUMN b TYPE text;
