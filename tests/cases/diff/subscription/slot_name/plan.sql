-- Modify subscription "sub5"
ALTER SUBSCRIPTION sub5 SET (slot_name = 'elsewhere');
