-- Modify text search dictionary "d"
ALTER TEXT SEARCH DICTIONARY public.d (language = 'german', stopwords);
