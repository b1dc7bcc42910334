-- Create statistics "s"
CREATE STATISTICS public.s (ndistinct, dependencies) ON a, b FROM public.t;
-- Modify statistics "s"
ALTER STATISTICS public.s SET STATISTICS 100;
-- Set comment to statistics: "s"
COMMENT ON STATISTICS public.s IS 'both';
