CREATE SUBSCRIPTION sub1 CONNECTION 'host=h password=secret' PUBLICATION p, q WITH (connect = false, slot_name = 'elsewhere', binary = true, synchronous_commit = 'on');
COMMENT ON SUBSCRIPTION sub1 IS 'in';
