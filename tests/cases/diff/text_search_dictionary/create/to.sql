CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, Language = 'english', StopWords = 'english');
COMMENT ON TEXT SEARCH DICTIONARY d IS 'x';
