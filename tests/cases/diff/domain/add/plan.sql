-- Create domain type "email"
CREATE DOMAIN public.email AS text COLLATE "C" DEFAULT 'a@b'::text NOT NULL
  CONSTRAINT email_check CHECK (length(VALUE) < 100)
  CONSTRAINT has_at CHECK (VALUE ~ '@'::text);
-- Create "t" table
CREATE TABLE public.t (
  id integer,
  email public.email
);
