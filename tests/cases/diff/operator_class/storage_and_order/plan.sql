-- Create operator family "g USING gist"
CREATE OPERATOR FAMILY public.g USING gist;
-- Modify operator family "g USING gist"
ALTER OPERATOR FAMILY public.g USING gist ADD OPERATOR 1 <<(point,point);
-- Modify operator family "g USING gist"
ALTER OPERATOR FAMILY public.g USING gist ADD OPERATOR 15 <->(point,point) FOR ORDER BY pg_catalog.float_ops;
-- Create operator class "g USING gist"
CREATE OPERATOR CLASS public.g FOR TYPE point USING gist FAMILY public.g AS
  FUNCTION 1 (point, point) gist_point_consistent(internal,point,smallint,oid,internal),
  STORAGE box;
