-- Drop "v" view
DROP VIEW app.v;
-- Drop "t" table
DROP TABLE app.t;
-- Drop "f" function
DROP FUNCTION app.f();
-- Drop enum type "mood"
DROP TYPE app.mood;
-- Drop schema named "app"
DROP SCHEMA app;
