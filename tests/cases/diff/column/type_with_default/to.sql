CREATE TABLE public.t (a integer DEFAULT 1, b text DEFAULT '5', c integer DEFAULT 1 NOT NULL);
