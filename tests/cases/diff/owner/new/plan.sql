-- Add new schema named "s"
CREATE SCHEMA s;
-- Create foreign data wrapper "w"
CREATE FOREIGN DATA WRAPPER w;
-- Create server "r"
CREATE SERVER r FOREIGN DATA WRAPPER w;
-- Create enum type "e"
CREATE TYPE s.e AS ENUM ('a');
-- Create composite type "c"
CREATE TYPE s.c AS (
  x integer
);
-- Create domain type "d"
CREATE DOMAIN s.d AS integer;
-- Create sequence "q"
CREATE SEQUENCE s.q;
-- Create "f" function
CREATE FUNCTION s.f(a integer, OUT b text) RETURNS text
LANGUAGE sql
AS $$SELECT a::text$$;
-- Create "p" procedure
CREATE PROCEDURE s.p(IN a integer)
LANGUAGE sql
AS $$SELECT 1$$;
-- Create "total" aggregate
CREATE AGGREGATE s.total(integer) (
  SFUNC = int4pl,
  STYPE = integer
);
-- Create "t" table
CREATE TABLE s.t (
  id integer GENERATED ALWAYS AS IDENTITY
);
-- Create "v" view
CREATE VIEW s.v AS
 SELECT t.id
   FROM s.t;
-- Create "m" materialized view
CREATE MATERIALIZED VIEW s.m AS
 SELECT t.id
   FROM s.t;
-- Set owner of function: "f(integer)"
ALTER FUNCTION s.f(integer) OWNER TO pg_monitor;
-- Set owner of table: "t"
ALTER TABLE s.t OWNER TO pg_monitor;
-- Set privileges on table: "t"
GRANT SELECT ON TABLE s.t TO postgres;
