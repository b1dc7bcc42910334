CREATE DOMAIN public.a AS integer CONSTRAINT positive CHECK (VALUE > 0);
