-- Drop foreign data wrapper "w"
DROP FOREIGN DATA WRAPPER w;
