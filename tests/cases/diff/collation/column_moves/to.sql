CREATE COLLATION c2 (provider = libc, locale = 'C');
CREATE TABLE t (a text COLLATE c2);
