CREATE TABLE public.t (a text, b text COLLATE "C");
CREATE INDEX t_a ON public.t (a);
