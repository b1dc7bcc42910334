CREATE DOMAIN public.a AS integer;
CREATE DOMAIN public.b AS integer NOT NULL;
