-- Modify transform "point LANGUAGE sql"
CREATE OR REPLACE TRANSFORM FOR point LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal));
-- Drop "to_sql" function
DROP FUNCTION public.to_sql(internal);
