CREATE TABLE public.t (id integer, other integer);
CREATE SEQUENCE public.s;
CREATE SEQUENCE public.r OWNED BY public.t.id;
CREATE SEQUENCE public.q OWNED BY public.t.id;
