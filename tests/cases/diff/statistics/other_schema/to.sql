CREATE SCHEMA x;
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS x.s ON a, b FROM t;
