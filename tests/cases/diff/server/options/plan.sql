-- Modify server "s"
ALTER SERVER s OPTIONS (ADD dbname 'x', SET host 'b', DROP port);
