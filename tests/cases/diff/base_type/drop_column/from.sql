CREATE TYPE b;
CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE b (INPUT = b_in, OUTPUT = b_out);
CREATE TABLE t (a b, id integer);
