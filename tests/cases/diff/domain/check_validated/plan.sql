-- Modify domain type "a"
ALTER DOMAIN public.a VALIDATE CONSTRAINT positive;
