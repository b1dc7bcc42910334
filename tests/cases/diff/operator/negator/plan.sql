-- Drop operator "!==(integer, text)"
DROP OPERATOR public.!==(integer, text);
-- Create operator "!==(integer, text)"
CREATE OPERATOR public.!== (FUNCTION = public.ne, LEFTARG = integer, RIGHTARG = text, NEGATOR = OPERATOR(public.===));
-- Drop operator "===(integer, text)"
DROP OPERATOR public.===(integer, text);
-- Create operator "===(integer, text)"
CREATE OPERATOR public.=== (FUNCTION = public.eq, LEFTARG = integer, RIGHTARG = text, NEGATOR = OPERATOR(public.!==));
