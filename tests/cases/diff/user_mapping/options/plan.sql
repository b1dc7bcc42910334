-- Modify user mapping "public"
ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (SET password 'q', DROP "user");
