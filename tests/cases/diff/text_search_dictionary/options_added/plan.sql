-- Modify text search dictionary "d"
ALTER TEXT SEARCH DICTIONARY public.d (stopwords = 'english', accept = 'false');
