-- Drop "total" aggregate
DROP AGGREGATE public.total(integer);
