-- Create policy "own" on table: "t"
CREATE POLICY own ON public.t USING (owner = CURRENT_USER);
