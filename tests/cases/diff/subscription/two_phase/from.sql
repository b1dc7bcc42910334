CREATE SUBSCRIPTION sub8 CONNECTION 'host=h password=secret' PUBLICATION p, q WITH (connect = false, slot_name = NONE);
