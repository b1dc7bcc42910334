-- Create "base" table
CREATE TABLE public.base (
  id integer NOT NULL,
  a text DEFAULT 'x'::text,
  CONSTRAINT c CHECK (id > 0)
);
-- Create "child" table
CREATE TABLE public.child (
  b integer
) INHERITS (public.base);
-- Create "own" table
CREATE TABLE public.own (
  a text DEFAULT 'y'::text,
  b integer
) INHERITS (public.base);
