CREATE TABLE public.t (r int4range, CONSTRAINT e EXCLUDE USING gist (r WITH &&));
