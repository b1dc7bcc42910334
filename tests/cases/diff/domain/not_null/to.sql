CREATE DOMAIN public.a AS integer NOT NULL;
CREATE DOMAIN public.b AS integer;
