-- Drop "t" table
DROP TABLE public.t;
