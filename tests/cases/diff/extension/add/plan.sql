-- Create extension "citext"
CREATE EXTENSION citext WITH SCHEMA public VERSION '1.6';
-- Create "t" table
CREATE TABLE public.t (
  name public.citext
);
