-- Drop "f" function
DROP FUNCTION public.f();
-- Drop composite type "point2"
DROP TYPE public.point2;
