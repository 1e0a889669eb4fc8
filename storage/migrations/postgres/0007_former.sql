-- Who left the roster is erased some time afterwards; who asked to be forgotten doesn't come back with the next
-- import. The mark is 16 bits of his household and name: enough to know him in his family's row, too little to
-- find a name by trying all there are.
ALTER TABLE members ADD COLUMN forgotten BIGINT;
ALTER TABLE members ADD COLUMN left_at BIGINT;
ALTER TABLE households ADD COLUMN left_at BIGINT;
ALTER TABLE cadres ADD COLUMN left_at BIGINT;
