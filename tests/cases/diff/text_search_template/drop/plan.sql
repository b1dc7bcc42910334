-- Drop text search template "t"
DROP TEXT SEARCH TEMPLATE public.t;
