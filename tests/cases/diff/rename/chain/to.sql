-- atlas:renamed_from a
CREATE TABLE b (
  y integer, -- atlas:renamed_from x
  z integer -- atlas:renamed_from y
);
-- atlas:renamed_from b
CREATE TABLE c (x integer);
CREATE TABLE a (fresh integer);
