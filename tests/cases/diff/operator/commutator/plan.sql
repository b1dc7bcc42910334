-- Drop operator "===(integer, text)"
DROP OPERATOR public.===(integer, text);
-- Create operator "===(integer, text)"
CREATE OPERATOR public.=== (FUNCTION = public.eq, LEFTARG = integer, RIGHTARG = text, COMMUTATOR = OPERATOR(public.===));
-- Drop operator "===(text, integer)"
DROP OPERATOR public.===(text, integer);
-- Create operator "===(text, integer)"
CREATE OPERATOR public.=== (FUNCTION = public.qe, LEFTARG = text, RIGHTARG = integer, COMMUTATOR = OPERATOR(public.===));
