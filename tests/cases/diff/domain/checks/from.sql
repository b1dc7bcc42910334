CREATE DOMAIN public.a AS integer CONSTRAINT positive CHECK (VALUE > 0) CONSTRAINT small CHECK (VALUE < 10);
CREATE TABLE public.t (a public.a);
