CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS s ON lower(c) FROM t;
