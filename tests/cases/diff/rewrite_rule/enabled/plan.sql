-- Modify "t" table
ALTER TABLE public.t DISABLE RULE r;
