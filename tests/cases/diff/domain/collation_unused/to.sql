CREATE DOMAIN public.a AS text COLLATE "C";
