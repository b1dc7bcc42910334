-- Drop transform "point LANGUAGE sql"
DROP TRANSFORM FOR point LANGUAGE sql;
