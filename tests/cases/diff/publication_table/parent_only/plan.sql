-- Modify publication "p"
ALTER PUBLICATION p ADD TABLE ONLY public.up;
