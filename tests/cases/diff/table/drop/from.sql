CREATE TABLE public.parent (id integer PRIMARY KEY);
CREATE TABLE public.child (id serial PRIMARY KEY, parent_id integer REFERENCES public.parent);
CREATE INDEX child_parent ON public.child (parent_id);
COMMENT ON TABLE public.child IS 'gone';
