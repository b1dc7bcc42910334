-- Drop operator class "k USING hash"
DROP OPERATOR CLASS public.k USING hash;
-- Create operator class "k USING hash"
CREATE OPERATOR CLASS public.k DEFAULT FOR TYPE public.m USING hash FAMILY public.k AS
  STORAGE public.m;
