-- Drop text search configuration "c"
DROP TEXT SEARCH CONFIGURATION public.c;
