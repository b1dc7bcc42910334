CREATE DOMAIN public.a AS integer DEFAULT 1 CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE public.t (id integer, a public.a);
CREATE VIEW public.v AS SELECT a FROM public.t;
COMMENT ON DOMAIN public.a IS 'positive';
COMMENT ON CONSTRAINT positive ON DOMAIN public.a IS 'more than nothing';
