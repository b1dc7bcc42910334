CREATE DOMAIN unused AS text;
CREATE TYPE e AS ENUM ('a');
CREATE CAST (integer AS timestamptz) WITH INOUT;
