CREATE TABLE events (id integer NOT NULL, kind text NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE events_a PARTITION OF events FOR VALUES IN ('a');
ALTER TABLE events ADD CONSTRAINT events_kind_id_key UNIQUE (kind, id);
