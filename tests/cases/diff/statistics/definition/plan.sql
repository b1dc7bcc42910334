-- Drop statistics "s"
DROP STATISTICS public.s;
-- Create statistics "s"
CREATE STATISTICS public.s (dependencies) ON a, b FROM public.t;
