CREATE TABLE t (id integer CONSTRAINT t_pkey PRIMARY KEY, a integer, b integer);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (b);
ALTER TABLE t CLUSTER ON t_a;
CREATE TABLE u (id integer CONSTRAINT u_pkey PRIMARY KEY, a integer);
CREATE INDEX u_a ON u (a);
ALTER TABLE u CLUSTER ON u_a;
