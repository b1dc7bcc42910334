CREATE SCHEMA app;
CREATE TYPE status AS ENUM ('new',
  'shipped' -- atlas:renamed_from sent
);
-- atlas:renamed_from public.users
CREATE TABLE app.accounts (
  id serial PRIMARY KEY,
  -- atlas:renamed_from full_name
  name text NOT NULL,
  status status,
  UNIQUE (name)
);
CREATE INDEX accounts_status_idx ON app.accounts (status);
CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id int REFERENCES app.accounts -- atlas:renamed_from user_id
);
CREATE VIEW v AS SELECT name FROM app.accounts;
-- atlas:renamed_from f
CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
