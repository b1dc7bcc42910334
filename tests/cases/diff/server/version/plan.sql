-- Modify server "s"
ALTER SERVER s VERSION '2';
