CREATE SUBSCRIPTION sub3 CONNECTION 'host=other password=<&>' PUBLICATION p, q WITH (connect = false, slot_name = NONE);
