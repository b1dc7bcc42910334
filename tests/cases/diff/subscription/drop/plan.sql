-- Drop subscription "sub2"
ALTER SUBSCRIPTION sub2 SET (slot_name = NONE);
-- Drop subscription "sub2"
DROP SUBSCRIPTION sub2;
