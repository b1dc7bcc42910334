-- Add new schema named "x"
CREATE SCHEMA x;
-- Create "a" table
CREATE TABLE public.a (
  id integer NOT NULL,
  v text,
  CONSTRAINT a_pkey PRIMARY KEY (id)
);
-- Create "b" table
CREATE TABLE public.b (
  id integer NOT NULL,
  CONSTRAINT b_pkey PRIMARY KEY (id)
);
-- Create publication "p"
CREATE PUBLICATION p FOR TABLE public.a (id), TABLE public.b WHERE ((id > 3));
-- Set comment to publication: "p"
COMMENT ON PUBLICATION p IS 'out';
