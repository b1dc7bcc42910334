-- atlas:renamed_from old
CREATE SCHEMA new;
-- atlas:renamed_from s
CREATE SEQUENCE new.counter;
CREATE TABLE new.t (a integer);
-- atlas:renamed_from v
CREATE VIEW new.view AS SELECT a FROM new.t;
-- atlas:renamed_from m
CREATE MATERIALIZED VIEW new.stored AS SELECT a FROM new.t;
-- atlas:renamed_from f
CREATE FUNCTION new.function(integer, text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- atlas:renamed_from p
CREATE PROCEDURE new.procedure(integer) LANGUAGE sql AS '';
-- atlas:renamed_from total
CREATE AGGREGATE new.sum(integer) (SFUNC = int4pl, STYPE = integer);
-- atlas:renamed_from c
CREATE COLLATION new.bytes FROM "C";
