-- Drop range type "r"
DROP TYPE public.r;
-- Create range type "r"
CREATE TYPE public.r AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C");
