CREATE LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
CREATE FUNCTION f() RETURNS integer LANGUAGE l AS 'BEGIN RETURN 1; END';
