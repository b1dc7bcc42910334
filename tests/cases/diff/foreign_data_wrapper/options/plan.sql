-- Modify foreign data wrapper "w"
ALTER FOREIGN DATA WRAPPER w OPTIONS (ADD "C" '4', SET b '3', DROP a);
