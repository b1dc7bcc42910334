-- Drop "child" table
DROP TABLE public.child;
-- Drop "base" table
DROP TABLE public.base;
