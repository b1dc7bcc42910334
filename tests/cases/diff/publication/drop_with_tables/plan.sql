-- Drop publication "p"
DROP PUBLICATION p;
-- Drop "a" table
DROP TABLE public.a;
-- Drop "b" table
DROP TABLE public.b;
