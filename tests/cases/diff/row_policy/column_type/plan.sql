-- Drop policy "own" on table: "t"
DROP POLICY own ON public.t;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;
-- Create policy "own" on table: "t"
CREATE POLICY own ON public.t USING (id > 1);
