-- Move sequence "t_a_seq" into its new bounds
SELECT setval('public.t_a_seq', least(greatest(last_value, 1), 500), is_called AND last_value BETWEEN 1 AND 500) FROM public.t_a_seq;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN a SET INCREMENT BY 5 SET MAXVALUE 500 SET START WITH 5 SET CACHE 3 SET CYCLE;
