-- Add new schema named "app"
CREATE SCHEMA app;
-- Create "t" table
CREATE TABLE app.t (
  id integer NOT NULL,
  CONSTRAINT t_pkey PRIMARY KEY (id)
);
