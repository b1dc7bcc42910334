-- Drop "p" procedure
DROP PROCEDURE public.p(integer);
