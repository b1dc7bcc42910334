-- Move sequence "s" into its new bounds
SELECT setval('public.s', least(greatest(last_value, 5), 100), is_called AND last_value BETWEEN 5 AND 100) FROM public.s;
-- Modify sequence "s"
ALTER SEQUENCE public.s INCREMENT BY 2 MINVALUE 5 MAXVALUE 100 START WITH 7 CACHE 10 CYCLE;
