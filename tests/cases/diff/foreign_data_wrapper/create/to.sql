CREATE FUNCTION check_options(text[], oid) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FOREIGN DATA WRAPPER w VALIDATOR check_options OPTIONS (debug 'true');
COMMENT ON FOREIGN DATA WRAPPER w IS 'far away';
