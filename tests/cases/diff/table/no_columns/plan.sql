-- Create "t" table
CREATE TABLE public.t ();
