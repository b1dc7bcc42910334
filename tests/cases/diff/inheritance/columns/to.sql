CREATE TABLE public.base (id bigint, a integer DEFAULT 1 NOT NULL, c text, CONSTRAINT k CHECK (a > 0));
CREATE TABLE public.child (x integer) INHERITS (public.base);
