-- name: get(village_id, key)^
-- Telegram's id of a file.
SELECT file_id FROM shared_files WHERE village_id = :village_id AND key = :key;

-- name: put(village_id, key, file_id)!
-- Remember Telegram's id of a file.
INSERT INTO shared_files (village_id, key, file_id) VALUES (:village_id, :key, :file_id)
ON CONFLICT (village_id, key) DO UPDATE SET file_id = excluded.file_id;

-- name: forget(village_id, key)!
-- Telegram knows that id no more.
DELETE FROM shared_files WHERE village_id = :village_id AND key = :key;
