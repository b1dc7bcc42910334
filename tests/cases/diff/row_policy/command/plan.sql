-- Drop policy "own" on table: "t"
DROP POLICY own ON public.t;
-- Create policy "own" on table: "t"
CREATE POLICY own ON public.t FOR DELETE USING (true);
