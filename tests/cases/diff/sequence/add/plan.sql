-- Create sequence "down"
CREATE SEQUENCE public.down INCREMENT BY -1;
-- Create sequence "plain"
CREATE SEQUENCE public.plain;
-- Create sequence "s"
CREATE SEQUENCE public.s AS integer INCREMENT BY 2 MINVALUE 5 MAXVALUE 100 START WITH 7 CACHE 10 CYCLE;
