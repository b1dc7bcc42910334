-- Create "u" table
CREATE TABLE public.u (
  id serial NOT NULL
);
-- Modify "t" table
ALTER TABLE public.t ADD COLUMN id serial NOT NULL;
-- Set owner of sequence: "t_id_seq"
ALTER SEQUENCE public.t_id_seq OWNER TO pg_monitor;
-- Set owner of table: "u"
ALTER TABLE public.u OWNER TO pg_monitor;
