-- Drop event trigger "e"
DROP EVENT TRIGGER e;
-- Create event trigger "e"
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION public.g();
