-- Create user mapping "postgres"
CREATE USER MAPPING FOR postgres SERVER s;
-- Create user mapping "public"
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS ("user" 'u', password 'p');
