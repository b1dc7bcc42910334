CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE VIEW public.v AS SELECT public.total(x) FROM generate_series(1, 3) x;
COMMENT ON AGGREGATE public.total(integer) IS 'sum';
