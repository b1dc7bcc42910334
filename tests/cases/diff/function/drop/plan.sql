-- Drop "f" function
DROP FUNCTION public.f(integer, text);
