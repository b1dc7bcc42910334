-- Create text search parser "p"
CREATE TEXT SEARCH PARSER public.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
-- Set comment to text_search_parser: "p"
COMMENT ON TEXT SEARCH PARSER public.p IS 'x';
