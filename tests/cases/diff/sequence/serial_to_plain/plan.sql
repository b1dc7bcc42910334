-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
-- Drop sequence "t_id_seq"
DROP SEQUENCE public.t_id_seq;
