-- Drop event trigger "e"
DROP EVENT TRIGGER e;
-- Add new schema named "s"
CREATE SCHEMA s;
-- Create "f" function
CREATE FUNCTION s.f() RETURNS event_trigger
LANGUAGE plpgsql
AS $$BEGIN END$$;
-- Drop "f" function
DROP FUNCTION public.f();
-- Create event trigger "e"
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION s.f();
-- Modify event trigger "e"
ALTER EVENT TRIGGER e ENABLE ALWAYS;
