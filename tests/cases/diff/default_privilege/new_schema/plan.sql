-- Add new schema named "s"
CREATE SCHEMA s;
-- Create "t" table
CREATE TABLE s.t (
  id integer
);
-- Modify default privileges
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA s GRANT EXECUTE ON FUNCTIONS TO pg_read_all_data;
