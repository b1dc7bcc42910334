-- Modify "t" table
ALTER TABLE public.t
  DROP COLUMN b,
  ADD COLUMN b integer GENERATED ALWAYS AS (id + 2) STORED;
-- Create index "t_b" to table: "t"
CREATE INDEX t_b ON public.t (b);
-- Set comment to column: "b" on table: "t"
COMMENT ON COLUMN public.t.b IS 'next';
