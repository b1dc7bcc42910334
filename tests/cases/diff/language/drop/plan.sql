-- Drop "f" function
DROP FUNCTION public.f();
-- Drop language "l"
DROP LANGUAGE l;
