CREATE TABLE public.a (id integer);
CREATE TABLE public.b (id integer);
ALTER TABLE public.b ENABLE ROW LEVEL SECURITY;
