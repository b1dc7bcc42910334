-- Modify policy "own" on table: "t"
ALTER POLICY own ON public.t WITH CHECK (id > 2);
