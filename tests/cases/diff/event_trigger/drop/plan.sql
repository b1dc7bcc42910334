-- Drop event trigger "e"
DROP EVENT TRIGGER e;
-- Create "u" table
CREATE TABLE public.u (
  id integer
);
-- Drop "t" table
DROP TABLE public.t;
-- Drop "stop" function
DROP FUNCTION public.stop();
