CREATE COLLATION c (provider = libc, locale = 'C');
CREATE TABLE t (a text COLLATE c, b text);
CREATE INDEX i ON t (b COLLATE c);
CREATE DOMAIN d AS text COLLATE c;
