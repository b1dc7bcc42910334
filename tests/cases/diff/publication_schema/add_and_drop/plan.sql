-- Modify publication "p"
ALTER PUBLICATION p ADD TABLES IN SCHEMA y;
-- Modify publication "p"
ALTER PUBLICATION p DROP TABLES IN SCHEMA x;
