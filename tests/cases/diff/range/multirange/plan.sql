-- Drop range type "r"
DROP TYPE public.r;
-- Create range type "r"
CREATE TYPE public.r AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = public.many_r);
