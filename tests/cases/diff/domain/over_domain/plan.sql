-- Modify domain type "b"
ALTER DOMAIN public.b SET DEFAULT 5;
-- Modify domain type "a"
ALTER DOMAIN public.a DROP CONSTRAINT a_check;
-- Modify domain type "a"
ALTER DOMAIN public.a ADD CONSTRAINT a_check CHECK (VALUE > 1);
