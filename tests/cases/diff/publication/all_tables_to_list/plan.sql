-- Drop publication "p"
DROP PUBLICATION p;
-- Create publication "p"
CREATE PUBLICATION p FOR TABLE public.b;
-- Set comment to publication: "p"
COMMENT ON PUBLICATION p IS 'x';
