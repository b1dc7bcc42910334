CREATE TYPE status AS ENUM ('new', 'sent');
CREATE TABLE users (id serial PRIMARY KEY, full_name text NOT NULL, status status, UNIQUE (full_name));
CREATE INDEX users_status_idx ON users (status);
CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id int REFERENCES users);
CREATE VIEW v AS SELECT full_name FROM users;
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
