-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN email TYPE text;
-- Drop domain type "email"
DROP DOMAIN public.email;
