-- Modify domain type "a"
ALTER DOMAIN public.a SET NOT NULL;
-- Modify domain type "b"
ALTER DOMAIN public.b DROP NOT NULL;
