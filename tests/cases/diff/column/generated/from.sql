CREATE TABLE public.t (id integer, a integer, b integer GENERATED ALWAYS AS (id + 1) STORED);
