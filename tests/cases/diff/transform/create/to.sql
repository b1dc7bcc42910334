CREATE FUNCTION to_sql(internal) RETURNS point LANGUAGE internal IMMUTABLE AS 'point_recv';
CREATE TRANSFORM FOR point LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal), TO SQL WITH FUNCTION to_sql(internal));
COMMENT ON TRANSFORM FOR point LANGUAGE sql IS 'x';
