-- atlas:renamed_from users
CREATE TABLE accounts (
  id serial PRIMARY KEY,
  name text NOT NULL UNIQUE, -- atlas:renamed_from full_name
  age integer,
  email text,
  -- atlas:renamed_from adult
  CONSTRAINT grown_up CHECK (age >= 18)
);
-- atlas:renamed_from users_age_idx
CREATE INDEX by_age ON accounts (age);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- atlas:renamed_from touch
CREATE TRIGGER touched BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
-- atlas:renamed_from own
CREATE POLICY own_row ON accounts USING (name = current_user);
CREATE TABLE posts (
  id integer PRIMARY KEY,
  account_id integer NOT NULL REFERENCES accounts -- atlas:renamed_from user_id
);
COMMENT ON TABLE accounts IS 'people';
