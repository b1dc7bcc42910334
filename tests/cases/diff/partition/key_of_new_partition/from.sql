CREATE TABLE events (id integer NOT NULL, kind text NOT NULL, at timestamptz) PARTITION BY LIST (kind);
CREATE UNIQUE INDEX events_kind_id ON events (kind, id);
CREATE TABLE events_old (id integer NOT NULL, kind text NOT NULL, at timestamptz, UNIQUE (kind, id));
CREATE TABLE later (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE later_1 PARTITION OF later FOR VALUES IN (1);
ALTER TABLE later_1 ADD CONSTRAINT later_1_key UNIQUE (a, b);
