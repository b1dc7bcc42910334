CREATE COLLATION c (provider = libc, locale = 'C');
COMMENT ON COLLATION c IS 'plain';
