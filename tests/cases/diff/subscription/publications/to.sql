CREATE SUBSCRIPTION sub4 CONNECTION 'host=h password=secret' PUBLICATION q, r WITH (connect = false, slot_name = NONE);
