CREATE SEQUENCE public.s;
CREATE TABLE public.t (id integer DEFAULT nextval('public.s'));
