-- Modify subscription "sub4"
ALTER SUBSCRIPTION sub4 SET PUBLICATION q, r WITH (refresh = false);
