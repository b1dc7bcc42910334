CREATE SCHEMA old;
CREATE SEQUENCE old.s;
CREATE TABLE old.t (a integer);
CREATE VIEW old.v AS SELECT a FROM old.t;
CREATE MATERIALIZED VIEW old.m AS SELECT a FROM old.t;
CREATE FUNCTION old.f(integer, text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE old.p(integer) LANGUAGE sql AS '';
CREATE AGGREGATE old.total(integer) (SFUNC = int4pl, STYPE = integer);
CREATE COLLATION old.c FROM "C";
