CREATE TABLE public.t (id integer, a integer GENERATED ALWAYS AS (id + 1) STORED, b integer);
