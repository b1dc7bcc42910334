CREATE COLLATION c (provider = icu, locale = 'en');
CREATE TABLE t (a text COLLATE c, b text);
CREATE INDEX i ON t (b COLLATE c);
CREATE DOMAIN d AS text COLLATE c;
