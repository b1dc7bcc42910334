CREATE DOMAIN public.email AS text COLLATE "C" DEFAULT 'a@b' NOT NULL CONSTRAINT has_at CHECK (VALUE ~ '@') CHECK (length(VALUE) < 100);
CREATE TABLE public.t (id integer, email public.email);
