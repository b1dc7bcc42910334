CREATE SEQUENCE public.s;
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE public.t (a integer, b integer DEFAULT 1, c integer DEFAULT 1, d integer DEFAULT public.f(), e timestamptz DEFAULT now());
