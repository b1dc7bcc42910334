-- Drop "p2" table
DROP TABLE public.p2;
