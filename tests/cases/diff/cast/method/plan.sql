-- Drop cast "integer AS public.r"
DROP CAST (integer AS public.r);
-- Create cast "integer AS public.r"
CREATE CAST (integer AS public.r) WITH INOUT;
