-- Drop text search dictionary "d"
DROP TEXT SEARCH DICTIONARY public.d;
-- Drop text search template "t"
DROP TEXT SEARCH TEMPLATE public.t;
-- Create text search template "t"
CREATE TEXT SEARCH TEMPLATE public.t (INIT = dsimple_init, LEXIZE = dsimple_lexize);
-- Create text search dictionary "d"
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = public.t);
