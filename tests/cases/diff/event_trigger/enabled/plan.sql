-- Modify event trigger "e"
ALTER EVENT TRIGGER e DISABLE;
-- Create "t" table
CREATE TABLE public.t (
  id integer
);
