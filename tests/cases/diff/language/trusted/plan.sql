-- Modify language "l"
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler;
