-- Create conversion "c"
CREATE CONVERSION public.c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- Create conversion "d"
CREATE DEFAULT CONVERSION public.d FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
-- Set comment to conversion: "c"
COMMENT ON CONVERSION public.c IS 'x';
