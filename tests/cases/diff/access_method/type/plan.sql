-- Drop access method "m"
DROP ACCESS METHOD m;
-- Create access method "m"
CREATE ACCESS METHOD m TYPE INDEX HANDLER bthandler;
