CREATE TABLE public.t (a text COLLATE "C", b text);
CREATE INDEX t_a ON public.t (a);
