-- Create collation "c"
CREATE COLLATION public.c (provider = libc, locale = 'C');
-- Set comment to collation: "c"
COMMENT ON COLLATION public.c IS 'plain';
