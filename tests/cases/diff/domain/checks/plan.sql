-- Modify domain type "a"
ALTER DOMAIN public.a ADD CONSTRAINT odd CHECK ((VALUE % 2) = 1);
-- Modify domain type "a"
ALTER DOMAIN public.a DROP CONSTRAINT positive;
-- Modify domain type "a"
ALTER DOMAIN public.a ADD CONSTRAINT positive CHECK (VALUE >= 0);
-- Modify domain type "a"
ALTER DOMAIN public.a DROP CONSTRAINT small;
