-- Create foreign data wrapper "w2"
CREATE FOREIGN DATA WRAPPER w2;
-- Drop server "s"
DROP SERVER s;
-- Create server "s"
CREATE SERVER s FOREIGN DATA WRAPPER w2;
-- Drop foreign data wrapper "w"
DROP FOREIGN DATA WRAPPER w;
