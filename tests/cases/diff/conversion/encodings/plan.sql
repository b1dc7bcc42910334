-- Drop conversion "c"
DROP CONVERSION public.c;
-- Create conversion "c"
CREATE CONVERSION public.c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
