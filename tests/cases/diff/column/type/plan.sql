-- Modify "r" table
ALTER TABLE public.r ALTER COLUMN t_id TYPE bigint;
-- Modify "t" table
ALTER TABLE public.t
  ALTER COLUMN d TYPE timestamp with time zone,
  ALTER COLUMN id TYPE bigint,
  ALTER COLUMN n TYPE integer USING n::integer,
  ALTER COLUMN name TYPE character varying(20);
