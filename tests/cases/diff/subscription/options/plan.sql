-- Modify subscription "sub7"
ALTER SUBSCRIPTION sub7 SET (synchronous_commit = local, disable_on_error = true, binary = false, streaming = off);
