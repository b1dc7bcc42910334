-- Create statistics "s"
CREATE STATISTICS x.s ON a, b FROM public.t;
