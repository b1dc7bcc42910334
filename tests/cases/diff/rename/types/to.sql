-- atlas:renamed_from mood
CREATE TYPE feeling AS ENUM (
  'happy',
  -- atlas:renamed_from sad
  'blue'
);
CREATE TYPE pair AS (
  "First" integer, -- atlas:renamed_from a
  b integer
);
-- atlas:renamed_from positive
CREATE DOMAIN above_zero AS integer CONSTRAINT over CHECK (VALUE > 0);
CREATE TABLE t (m feeling DEFAULT 'blue', p pair, d above_zero);
CREATE TABLE typed OF pair;
