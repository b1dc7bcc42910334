CREATE TABLE public.people (name text, team integer);
CREATE TABLE public.t (id integer, owner text);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.t USING (EXISTS (SELECT 1 FROM public.people m WHERE m.name = t.owner));
