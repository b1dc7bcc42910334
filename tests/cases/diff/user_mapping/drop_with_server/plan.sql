-- Drop user mapping "public"
DROP USER MAPPING FOR PUBLIC SERVER s;
-- Drop server "s"
DROP SERVER s;
-- Drop foreign data wrapper "w"
DROP FOREIGN DATA WRAPPER w;
