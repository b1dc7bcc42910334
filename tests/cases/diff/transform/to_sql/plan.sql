-- Create "to_sql" function
CREATE FUNCTION public.to_sql(internal) RETURNS point
LANGUAGE internal IMMUTABLE
AS 'point_recv';
-- Modify transform "point LANGUAGE sql"
CREATE OR REPLACE TRANSFORM FOR point LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal), TO SQL WITH FUNCTION public.to_sql(internal));
