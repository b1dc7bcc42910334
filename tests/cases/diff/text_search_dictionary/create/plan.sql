-- Create text search dictionary "d"
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = pg_catalog.snowball, language = 'english', stopwords = 'english');
-- Set comment to text_search_dictionary: "d"
COMMENT ON TEXT SEARCH DICTIONARY public.d IS 'x';
