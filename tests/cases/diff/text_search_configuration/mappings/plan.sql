-- Create text search dictionary "d"
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = pg_catalog.simple);
-- Modify text search configuration "c"
ALTER TEXT SEARCH CONFIGURATION public.c ALTER MAPPING FOR "int", word WITH public.d;
-- Modify text search configuration "c"
ALTER TEXT SEARCH CONFIGURATION public.c DROP MAPPING FOR email, url;
