CREATE EXTENSION hstore SCHEMA public;
GRANT EXECUTE ON FUNCTION hstore(text, text) TO pg_monitor;
