-- Create "t" table
CREATE TABLE a.t (
  id integer
);
-- Drop "t" table
DROP TABLE public.t;
