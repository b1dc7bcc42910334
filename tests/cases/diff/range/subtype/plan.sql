-- Drop range type "r"
DROP TYPE public.r;
-- Create range type "r"
CREATE TYPE public.r AS RANGE (SUBTYPE = bigint);
