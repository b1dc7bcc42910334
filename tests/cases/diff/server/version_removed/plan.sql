-- Modify server "s"
ALTER SERVER s VERSION NULL;
