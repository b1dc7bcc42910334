CREATE TABLE users (id serial PRIMARY KEY, full_name text NOT NULL UNIQUE, age integer CONSTRAINT adult CHECK (age >= 18));
CREATE INDEX users_age_idx ON users (age);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users USING (full_name = current_user);
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer NOT NULL REFERENCES users);
COMMENT ON TABLE users IS 'people';
