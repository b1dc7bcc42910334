-- Create "Some Table" table
CREATE TABLE "my app"."Some Table" (
  "Some Column" integer NOT NULL,
  "order" text DEFAULT 'it''s'::text,
  CONSTRAINT "Some Table_pkey" PRIMARY KEY ("Some Column")
);
