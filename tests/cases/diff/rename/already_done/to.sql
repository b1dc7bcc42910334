-- atlas:renamed_from a
CREATE TABLE b (
  y integer, -- atlas:renamed_from x
  z integer
);
