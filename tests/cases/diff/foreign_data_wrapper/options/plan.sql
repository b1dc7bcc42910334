-- Modify foreign data wrapper "w"
ALTER FOREIGN DATA WRAPPER w OPTIONS (SET b '3', ADD "C" '4', DROP a);
