CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
CREATE VIEW public.v AS SELECT public.f() AS f;
COMMENT ON FUNCTION public.f() IS 'one';
COMMENT ON COLUMN public.v.f IS 'also one';
