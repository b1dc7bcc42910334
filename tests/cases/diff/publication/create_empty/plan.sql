-- Create publication "p"
CREATE PUBLICATION p;
