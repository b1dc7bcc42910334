-- Drop index "t_id" from table: "t"
DROP INDEX public.t_id;
-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT t_id UNIQUE (id);
