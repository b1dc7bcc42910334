-- Drop operator "===(text, integer)"
DROP OPERATOR public.===(text, integer);
