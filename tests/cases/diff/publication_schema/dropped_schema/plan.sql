-- Modify publication "p"
ALTER PUBLICATION p DROP TABLES IN SCHEMA x;
-- Drop schema named "x"
DROP SCHEMA x;
