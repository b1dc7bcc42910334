CREATE TABLE t (a integer, c text);
