CREATE FUNCTION eq(integer, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2';
CREATE FUNCTION qe(text, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2::text';
CREATE FUNCTION ne(integer, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text <> $2';
CREATE OPERATOR === (FUNCTION = eq, LEFTARG = integer, RIGHTARG = text, NEGATOR = !==);
CREATE OPERATOR !== (FUNCTION = ne, LEFTARG = integer, RIGHTARG = text, NEGATOR = ===);
