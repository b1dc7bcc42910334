CREATE SUBSCRIPTION sub7 CONNECTION 'host=h password=secret' PUBLICATION p, q WITH (connect = false, slot_name = NONE, binary = true, streaming = on);
