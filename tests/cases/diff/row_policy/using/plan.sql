-- Modify policy "own" on table: "t"
ALTER POLICY own ON public.t USING ((id > 1) OR (owner = ')'::text));
