CREATE TRANSFORM FOR point LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal));
