CREATE DOMAIN public.a AS integer CHECK (VALUE > 1);
CREATE DOMAIN public.b AS public.a CHECK (VALUE < 10) DEFAULT 5;
