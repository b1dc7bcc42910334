-- Drop event trigger "e"
DROP EVENT TRIGGER e;
-- Create event trigger "e"
CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION public.f();
-- Set comment to event_trigger: "e"
COMMENT ON EVENT TRIGGER e IS 'watch';
