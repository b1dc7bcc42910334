CREATE FUNCTION cmp(integer, bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
CREATE OPERATOR FAMILY f USING btree;
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (integer, bigint), FUNCTION 1 cmp(integer, bigint);
