-- Drop user mapping "public"
DROP USER MAPPING FOR PUBLIC SERVER s;
