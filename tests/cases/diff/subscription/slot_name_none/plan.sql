-- Modify subscription "sub6"
ALTER SUBSCRIPTION sub6 SET (slot_name = NONE);
