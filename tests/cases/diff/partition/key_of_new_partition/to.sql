CREATE TABLE events (id integer NOT NULL, kind text NOT NULL, at timestamptz) PARTITION BY LIST (kind);
CREATE TABLE events_new PARTITION OF events (CONSTRAINT own_key UNIQUE (kind, id)) FOR VALUES IN ('new');
CREATE TABLE events_old (id integer NOT NULL, kind text NOT NULL, at timestamptz, UNIQUE (kind, id));
CREATE UNIQUE INDEX events_kind_id ON events (kind, id);
ALTER TABLE events ATTACH PARTITION events_old FOR VALUES IN ('old');
CREATE TABLE later (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE later_1 PARTITION OF later FOR VALUES IN (1);
ALTER TABLE later_1 ADD CONSTRAINT later_1_key UNIQUE (a, b);
CREATE UNIQUE INDEX later_a_b ON later (a, b);
