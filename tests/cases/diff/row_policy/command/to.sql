CREATE TABLE public.t (id integer, owner text);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.t FOR DELETE USING (true);
