CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm WITH SCHEMA ext;
CREATE TABLE public.t (name text);
CREATE INDEX t_name ON public.t USING gin (name ext.gin_trgm_ops);
