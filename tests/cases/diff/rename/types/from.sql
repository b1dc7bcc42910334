CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE TYPE pair AS (a integer, b integer);
CREATE DOMAIN positive AS integer CONSTRAINT over CHECK (VALUE > 0);
CREATE TABLE t (m mood DEFAULT 'sad', p pair, d positive);
CREATE TABLE typed OF pair;
