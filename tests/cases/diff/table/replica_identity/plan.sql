-- Modify "a" table
ALTER TABLE public.a REPLICA IDENTITY USING INDEX a_id_key;
-- Modify "b" table
ALTER TABLE public.b REPLICA IDENTITY USING INDEX b_id;
-- Modify "c" table
ALTER TABLE public.c REPLICA IDENTITY DEFAULT;
