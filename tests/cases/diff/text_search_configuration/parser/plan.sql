-- Create text search parser "p"
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
-- Drop text search configuration "c"
DROP TEXT SEARCH CONFIGURATION public.c;
-- Create text search configuration "c"
CREATE TEXT SEARCH CONFIGURATION public.c (PARSER = public.p);
