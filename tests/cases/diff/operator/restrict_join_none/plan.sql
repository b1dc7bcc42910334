-- Modify operator "===(integer, text)"
ALTER OPERATOR public.===(integer, text) SET (RESTRICT = NONE, JOIN = NONE);
