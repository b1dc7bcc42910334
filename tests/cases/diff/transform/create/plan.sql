-- Create "to_sql" function
CREATE FUNCTION public.to_sql(internal) RETURNS point
LANGUAGE internal IMMUTABLE
AS 'point_recv';
-- Create transform "point LANGUAGE sql"
CREATE TRANSFORM FOR point LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal), TO SQL WITH FUNCTION public.to_sql(internal));
-- Set comment to transform: "point LANGUAGE sql"
COMMENT ON TRANSFORM FOR point LANGUAGE sql IS 'x';
