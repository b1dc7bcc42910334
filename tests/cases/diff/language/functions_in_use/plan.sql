-- Modify language "l"
CREATE OR REPLACE LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
