CREATE TABLE b (y integer);
