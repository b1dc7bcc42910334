-- Drop trigger "a"
DROP TRIGGER a ON public.t;
-- Drop "f" function
DROP FUNCTION public.f();
