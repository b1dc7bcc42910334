-- Modify domain type "a"
ALTER DOMAIN public.a SET DEFAULT 1;
-- Modify domain type "b"
ALTER DOMAIN public.b SET DEFAULT 2;
-- Modify domain type "c"
ALTER DOMAIN public.c DROP DEFAULT;
