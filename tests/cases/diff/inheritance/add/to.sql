CREATE TABLE public.base (id integer NOT NULL, a text DEFAULT 'x', CONSTRAINT c CHECK (id > 0));
CREATE TABLE public.child (b integer) INHERITS (public.base);
CREATE TABLE public.own (a text DEFAULT 'y', b integer) INHERITS (public.base);
