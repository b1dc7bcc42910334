-- Drop cast "integer AS public.r"
DROP CAST (integer AS public.r);
