-- Modify subscription "sub3"
ALTER SUBSCRIPTION sub3 CONNECTION 'host=other password=<&>';
