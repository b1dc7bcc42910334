-- Modify publication "p"
ALTER PUBLICATION p DROP TABLE public.b;
-- Drop "b" table
DROP TABLE public.b;
