CREATE TABLE a (id integer PRIMARY KEY, v text);
CREATE TABLE b (id integer PRIMARY KEY);
CREATE SCHEMA x;
CREATE PUBLICATION p FOR TABLE a WITH (publish = 'insert', publish_via_partition_root = true);
