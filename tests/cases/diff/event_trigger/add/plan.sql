-- Create "stop" function
CREATE FUNCTION public.stop() RETURNS event_trigger
LANGUAGE plpgsql
AS $$BEGIN RAISE 'no'; END$$;
-- Create "t" table
CREATE TABLE public.t (
  id integer
);
-- Create event trigger "e"
CREATE EVENT TRIGGER e ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION public.stop();
