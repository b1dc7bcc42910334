-- Create statistics "s"
CREATE STATISTICS public.s ON (lower(c)) FROM public.t;
