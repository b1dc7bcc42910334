-- Set privileges on function: "hstore(text, text)"
REVOKE EXECUTE ON FUNCTION public.hstore(text, text) FROM PUBLIC;
-- Set privileges on function: "hstore(text, text)"
REVOKE EXECUTE ON FUNCTION public.hstore(text, text) FROM pg_monitor;
