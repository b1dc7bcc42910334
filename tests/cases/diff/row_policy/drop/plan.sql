-- Drop policy "own" on table: "t"
DROP POLICY own ON public.t;
