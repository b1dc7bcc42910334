-- Create "c" table
CREATE TABLE public.c () INHERITS (public.a, public.b);
