CREATE TABLE public.t (id integer, owner text);
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.t TO pg_read_all_data, pg_monitor USING (true);
