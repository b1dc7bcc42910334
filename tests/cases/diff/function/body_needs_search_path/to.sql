CREATE SCHEMA app;
SET search_path = app;
CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION two() RETURNS integer LANGUAGE sql AS 'SELECT one() + 1';
