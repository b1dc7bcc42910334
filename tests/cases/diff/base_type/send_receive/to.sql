CREATE TYPE b;
CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION b_send(b) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE FUNCTION b_recv(internal) RETURNS b LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, SEND = b_send, RECEIVE = b_recv);
CREATE TABLE t (a b, l b[]);
CREATE FUNCTION use_it(b) RETURNS b LANGUAGE sql AS 'SELECT $1';
