CREATE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
CREATE FUNCTION f() RETURNS integer LANGUAGE l AS 'BEGIN RETURN 1; END';
COMMENT ON LANGUAGE l IS 'x';
