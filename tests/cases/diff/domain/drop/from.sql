CREATE DOMAIN public.email AS text CHECK (VALUE ~ '@');
CREATE TABLE public.t (id integer, email public.email);
