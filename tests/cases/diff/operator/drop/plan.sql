-- Drop operator "===(integer, text)"
DROP OPERATOR public.===(integer, text);
-- Drop operator "===(text, integer)"
DROP OPERATOR public.===(text, integer);
-- Drop "eq" function
DROP FUNCTION public.eq(integer, text);
-- Drop "qe" function
DROP FUNCTION public.qe(text, integer);
