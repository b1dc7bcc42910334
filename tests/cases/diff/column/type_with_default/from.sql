CREATE TABLE public.t (a text DEFAULT '1', b integer DEFAULT 5, c boolean DEFAULT true NOT NULL);
