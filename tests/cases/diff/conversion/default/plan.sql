-- Drop conversion "c"
DROP CONVERSION public.c;
-- Create conversion "c"
CREATE DEFAULT CONVERSION public.c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
