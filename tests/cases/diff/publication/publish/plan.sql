-- Modify publication "p"
ALTER PUBLICATION p SET (publish = 'insert, delete', publish_via_partition_root = true);
