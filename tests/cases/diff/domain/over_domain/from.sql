CREATE DOMAIN public.a AS integer CHECK (VALUE > 0);
CREATE DOMAIN public.b AS public.a CHECK (VALUE < 10);
