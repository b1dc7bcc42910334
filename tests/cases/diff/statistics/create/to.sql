CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS s (ndistinct, dependencies) ON a, b FROM t;
ALTER STATISTICS s SET STATISTICS 100;
COMMENT ON STATISTICS s IS 'both';
