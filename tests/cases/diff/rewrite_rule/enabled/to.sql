CREATE TABLE public.t (id integer);
CREATE TABLE public.log (id integer);
CREATE RULE r AS ON INSERT TO public.t DO INSTEAD NOTHING;
ALTER TABLE public.t DISABLE RULE r;
