CREATE SUBSCRIPTION sub5 CONNECTION 'host=h password=secret' PUBLICATION p, q WITH (connect = false, slot_name = 'elsewhere');
