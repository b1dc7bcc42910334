-- Drop text search configuration "c"
DROP TEXT SEARCH CONFIGURATION public.c;
-- Drop text search parser "p"
DROP TEXT SEARCH PARSER public.p;
-- Create text search parser "p"
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
-- Create text search configuration "c"
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = public.p);
-- Modify text search configuration "c"
ALTER TEXT SEARCH CONFIGURATION public.c ADD MAPPING FOR word WITH simple;
