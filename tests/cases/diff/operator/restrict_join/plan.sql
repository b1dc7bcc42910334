-- Modify operator "===(integer, text)"
ALTER OPERATOR public.===(integer, text) SET (RESTRICT = eqsel, JOIN = eqjoinsel);
