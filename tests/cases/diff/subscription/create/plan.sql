-- Create subscription "sub1"
CREATE SUBSCRIPTION sub1 CONNECTION 'host=h password=secret' PUBLICATION p, q WITH (connect = false, slot_name = 'elsewhere', binary = true, synchronous_commit = on);
-- Set comment to subscription: "sub1"
COMMENT ON SUBSCRIPTION sub1 IS 'in';
