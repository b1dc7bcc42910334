-- Drop "child" table
DROP TABLE public.child;
