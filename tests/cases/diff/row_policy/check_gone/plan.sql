-- Drop policy "own" on table: "t"
DROP POLICY own ON public.t;
-- Create policy "own" on table: "t"
CREATE POLICY own ON public.t USING (id > 1);
-- Set comment to policy: "own"
COMMENT ON POLICY own ON public.t IS 'mine';
