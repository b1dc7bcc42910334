-- Drop text search dictionary "d"
DROP TEXT SEARCH DICTIONARY public.d;
