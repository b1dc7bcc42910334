-- Create foreign data wrapper "w"
CREATE FOREIGN DATA WRAPPER w;
-- Create server "s"
CREATE SERVER s TYPE 't' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'h');
