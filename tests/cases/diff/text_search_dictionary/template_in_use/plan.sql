-- Drop text search configuration "c"
DROP TEXT SEARCH CONFIGURATION public.c;
-- Drop text search dictionary "d"
DROP TEXT SEARCH DICTIONARY public.d;
-- Create text search dictionary "d"
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = pg_catalog.snowball, language = 'english');
-- Create text search configuration "c"
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = pg_catalog."default");
-- Modify text search configuration "c"
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR word WITH public.d;
