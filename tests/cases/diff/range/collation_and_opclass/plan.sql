-- Drop range type "r"
DROP TYPE public.r;
-- Create range type "r"
CREATE TYPE public.r AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops, COLLATION = "C", MULTIRANGE_TYPE_NAME = public.r_multirange);
