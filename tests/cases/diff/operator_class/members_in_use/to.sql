CREATE FUNCTION cmp(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR CLASS down FOR TYPE integer USING btree AS OPERATOR 1 >, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 cmp(integer, integer);
CREATE TABLE t (a integer);
CREATE INDEX i ON t (a down);
