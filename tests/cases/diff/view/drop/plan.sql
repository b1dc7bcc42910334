-- Drop "b" view
DROP VIEW public.b;
-- Drop "a" view
DROP VIEW public.a;
