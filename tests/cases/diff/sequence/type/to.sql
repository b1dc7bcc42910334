CREATE SEQUENCE public.s AS bigint;
CREATE SEQUENCE public.narrow AS smallint MAXVALUE 100;
