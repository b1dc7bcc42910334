CREATE TABLE public.t (a integer, b integer, CONSTRAINT u UNIQUE (a), CONSTRAINT v UNIQUE (b));
