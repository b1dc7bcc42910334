-- Modify server "s"
ALTER SERVER s OPTIONS (SET host 'b', ADD dbname 'x', DROP port);
