-- Modify "remote" table
ALTER FOREIGN TABLE public.remote OPTIONS (SET table_name 't2');
-- Modify "remote" table
ALTER FOREIGN TABLE public.remote ALTER COLUMN id OPTIONS (SET column_name 'number');
-- Modify "remote" table
ALTER TABLE public.remote ALTER COLUMN name TYPE character varying(10);
