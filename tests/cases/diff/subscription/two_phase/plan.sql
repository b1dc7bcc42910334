-- Drop subscription "sub8"
DROP SUBSCRIPTION sub8;
-- Create subscription "sub8"
CREATE SUBSCRIPTION sub8 CONNECTION 'host=h password=secret' PUBLICATION p, q WITH (connect = false, slot_name = NONE, two_phase = true);
