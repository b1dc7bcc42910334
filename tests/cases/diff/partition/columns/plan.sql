-- Modify "p" table
ALTER TABLE public.p
  ALTER COLUMN a TYPE bigint,
  ALTER COLUMN a SET NOT NULL,
  ADD COLUMN c text,
  ALTER COLUMN a SET DEFAULT 1,
  ADD CONSTRAINT p_c_check CHECK (c <> ''::text),
  DROP COLUMN b;
