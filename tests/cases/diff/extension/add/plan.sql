-- Create extension "citext"
CREATE EXTENSION citext WITH SCHEMA public;
-- Create "t" table
CREATE TABLE public.t (
  name public.citext
);
