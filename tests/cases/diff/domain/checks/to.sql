CREATE DOMAIN public.a AS integer CONSTRAINT positive CHECK (VALUE >= 0) CONSTRAINT odd CHECK (VALUE % 2 = 1);
CREATE TABLE public.t (a public.a);
