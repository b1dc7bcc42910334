CREATE TABLE events (id integer NOT NULL, kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE events_a PARTITION OF events FOR VALUES IN ('a');
CREATE UNIQUE INDEX events_kind_id_key ON ONLY events (kind, id);
CREATE UNIQUE INDEX events_a_kind_id_key ON events_a (kind, id);
ALTER INDEX events_kind_id_key ATTACH PARTITION events_a_kind_id_key;
ALTER TABLE events_a ADD CONSTRAINT events_a_pkey PRIMARY KEY USING INDEX events_a_kind_id_key;
