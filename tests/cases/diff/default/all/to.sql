CREATE SEQUENCE public.s;
CREATE TABLE public.t (a integer DEFAULT nextval('public.s'), b integer DEFAULT 2, c integer, d integer DEFAULT 0, e timestamptz DEFAULT clock_timestamp());
