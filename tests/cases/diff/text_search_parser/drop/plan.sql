-- Drop text search parser "p"
DROP TEXT SEARCH PARSER public.p;
