-- Drop "t" table
DROP TABLE public.t;
-- Drop "use_it" function
DROP FUNCTION public.use_it(public.b);
-- Drop base type "b"
DROP TYPE public.b CASCADE;
