-- Create text search dictionary "d"
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = pg_catalog.simple);
-- Create text search configuration "c"
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = pg_catalog."default");
-- Modify text search configuration "c"
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR asciihword, asciiword, hword, hword_asciipart, hword_part WITH english_stem;
-- Modify text search configuration "c"
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR "int", word WITH public.d, simple;
-- Modify text search configuration "c"
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR email, file, "float", host, hword_numpart, numhword, numword, sfloat, uint, url, url_path, version WITH simple;
-- Create "t" table
CREATE TABLE public.t (
  a text
);
-- Create index "i" to table: "t"
CREATE INDEX i ON public.t USING gin (to_tsvector('public.c'::regconfig, a));
-- Set comment to text_search_configuration: "c"
COMMENT ON TEXT SEARCH CONFIGURATION public.c IS 'x';
