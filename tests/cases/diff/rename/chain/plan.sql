-- Rename a table from "b" to "c"
ALTER TABLE public.b RENAME TO c;
-- Rename a table from "a" to "b"
ALTER TABLE public.a RENAME TO b;
-- Rename a column from "y" to "z"
ALTER TABLE public.b RENAME COLUMN y TO z;
-- Rename a column from "x" to "y"
ALTER TABLE public.b RENAME COLUMN x TO y;
-- Create "a" table
CREATE TABLE public.a (
  fresh integer
);
