-- Rename a schema from "old" to "new"
ALTER SCHEMA old RENAME TO new;
-- Rename a sequence from "s" to "counter"
ALTER SEQUENCE new.s RENAME TO counter;
-- Rename a view from "v" to "view"
ALTER VIEW new.v RENAME TO view;
-- Rename a materialized view from "m" to "stored"
ALTER MATERIALIZED VIEW new.m RENAME TO stored;
-- Rename a function from "f" to "function"
ALTER FUNCTION new.f(integer, text) RENAME TO function;
-- Rename a function from "p" to "procedure"
ALTER PROCEDURE new.p(integer) RENAME TO procedure;
-- Rename an aggregate from "total" to "sum"
ALTER AGGREGATE new.total(integer) RENAME TO sum;
-- Rename a collation from "c" to "bytes"
ALTER COLLATION new.c RENAME TO bytes;
