-- Modify "p" table
ALTER TABLE public.p DROP CONSTRAINT p_q;
-- Modify "q" table
ALTER TABLE public.q DROP CONSTRAINT q_a_fkey;
-- Drop "p1" table
DROP TABLE public.p1;
-- Drop "q1" table
DROP TABLE public.q1;
-- Drop "p" table
DROP TABLE public.p;
-- Create "p" table
CREATE TABLE public.p (
  a integer NOT NULL,
  CONSTRAINT p_pkey PRIMARY KEY (a)
);
-- Drop "q" table
DROP TABLE public.q;
-- Create "q" table
CREATE TABLE public.q (
  a integer NOT NULL,
  CONSTRAINT q_pkey PRIMARY KEY (a)
);
-- Modify "p" table
ALTER TABLE public.p ADD CONSTRAINT p_q FOREIGN KEY (a) REFERENCES public.q (a);
-- Modify "q" table
ALTER TABLE public.q ADD CONSTRAINT q_a_fkey FOREIGN KEY (a) REFERENCES public.p (a);
