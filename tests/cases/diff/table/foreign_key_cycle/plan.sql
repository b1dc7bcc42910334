-- Create "a" table
CREATE TABLE public.a (
  id integer NOT NULL,
  b_id integer,
  CONSTRAINT a_pkey PRIMARY KEY (id)
);
-- Create "b" table
CREATE TABLE public.b (
  id integer NOT NULL,
  a_id integer,
  CONSTRAINT b_pkey PRIMARY KEY (id)
);
-- Create "tree" table
CREATE TABLE public.tree (
  id integer NOT NULL,
  up integer,
  CONSTRAINT tree_pkey PRIMARY KEY (id),
  CONSTRAINT tree_up_fkey FOREIGN KEY (up) REFERENCES public.tree (id)
);
-- Modify "a" table
ALTER TABLE public.a ADD CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES public.b (id);
-- Modify "b" table
ALTER TABLE public.b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES public.a (id);
