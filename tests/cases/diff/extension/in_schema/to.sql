CREATE SCHEMA other;
CREATE EXTENSION pg_trgm WITH SCHEMA other;
CREATE TABLE public.t (name text);
CREATE INDEX t_name ON public.t USING gin (name other.gin_trgm_ops);
