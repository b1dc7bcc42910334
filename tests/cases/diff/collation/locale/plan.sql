-- Drop collation "c"
DROP COLLATION public.c;
-- Create collation "c"
CREATE COLLATION public.c (provider = icu, locale = 'de');
