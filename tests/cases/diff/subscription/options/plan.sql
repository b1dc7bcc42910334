-- Modify subscription "sub7"
ALTER SUBSCRIPTION sub7 SET (binary = false, disable_on_error = true, streaming = off, synchronous_commit = local);
