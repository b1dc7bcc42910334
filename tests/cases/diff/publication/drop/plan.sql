-- Drop publication "p"
DROP PUBLICATION p;
