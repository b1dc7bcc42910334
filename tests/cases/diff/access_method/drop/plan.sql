-- Drop access method "heap2"
DROP ACCESS METHOD heap2;
