-- Drop domain type "a"
DROP DOMAIN public.a;
-- Create domain type "a"
CREATE DOMAIN public.a AS text COLLATE "C";
