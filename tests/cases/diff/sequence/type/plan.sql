-- Modify sequence "narrow"
ALTER SEQUENCE public.narrow AS smallint;
-- Modify sequence "s"
ALTER SEQUENCE public.s AS bigint;
