CREATE TABLE public.t (id integer, up integer);
CREATE RECURSIVE VIEW public.v (id, depth) AS SELECT id, 0 FROM public.t WHERE up IS NULL UNION ALL SELECT t.id, v.depth + 1 FROM public.t JOIN v ON t.up = v.id;
