-- Create "other" table
CREATE TABLE public.other (
  a integer
);
-- Drop "rows_of_t" function
DROP FUNCTION public.rows_of_t();
-- Drop "t" table
DROP TABLE public.t;
-- Drop "a_number" function
DROP FUNCTION public.a_number();
