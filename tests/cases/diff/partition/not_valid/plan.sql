-- Modify "p" table
ALTER TABLE public.p ADD CONSTRAINT positive CHECK (b > 0) NOT VALID;
-- Modify "p1" table
ALTER TABLE public.p1 VALIDATE CONSTRAINT positive;
