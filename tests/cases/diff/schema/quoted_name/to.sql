CREATE SCHEMA "my app";
CREATE TABLE "my app"."Some Table" ("Some Column" integer PRIMARY KEY, "order" text DEFAULT 'it''s');
