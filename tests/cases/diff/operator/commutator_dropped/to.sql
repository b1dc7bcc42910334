CREATE FUNCTION eq(integer, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2';
CREATE FUNCTION qe(text, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2::text';
CREATE OPERATOR === (FUNCTION = eq, LEFTARG = integer, RIGHTARG = text);
