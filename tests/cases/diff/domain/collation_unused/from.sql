CREATE DOMAIN public.a AS text;
