-- Create language "l"
CREATE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
-- Create "f" function
CREATE FUNCTION public.f() RETURNS integer
LANGUAGE l
AS $$BEGIN RETURN 1; END$$;
-- Set comment to language: "l"
COMMENT ON LANGUAGE l IS 'x';
