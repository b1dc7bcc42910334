CREATE SEQUENCE public.s AS integer;
CREATE SEQUENCE public.narrow AS bigint MAXVALUE 100;
