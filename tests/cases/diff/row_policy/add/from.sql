CREATE TABLE public.t (id integer, owner text);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
