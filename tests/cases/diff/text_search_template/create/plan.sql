-- Create text search template "t"
CREATE TEXT SEARCH TEMPLATE public.t (INIT = dsimple_init, LEXIZE = dsimple_lexize);
-- Set comment to text_search_template: "t"
COMMENT ON TEXT SEARCH TEMPLATE public.t IS 'x';
