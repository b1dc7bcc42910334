CREATE DOMAIN public.a AS integer DEFAULT 1;
CREATE DOMAIN public.b AS integer DEFAULT 2;
CREATE DOMAIN public.c AS integer;
