-- Modify text search configuration "c"
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR email, url WITH simple;
-- Modify text search configuration "c"
ALTER TEXT SEARCH CONFIGURATION public.c ALTER MAPPING FOR "int", word WITH simple;
-- Drop text search dictionary "d"
DROP TEXT SEARCH DICTIONARY public.d;
