-- Drop cast "integer AS public.r"
DROP CAST (integer AS public.r);
-- Drop "to_r" function
DROP FUNCTION public.to_r(integer);
-- Drop composite type "r"
DROP TYPE public.r;
-- Drop enum type "e"
DROP TYPE public.e;
