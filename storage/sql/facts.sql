-- name: get(village_id, name)^
-- One value.
SELECT value FROM facts WHERE village_id = :village_id AND name = :name;

-- name: put(village_id, name, value)!
-- Remember a value.
INSERT INTO facts (village_id, name, value) VALUES (:village_id, :name, :value)
ON CONFLICT (village_id, name) DO UPDATE SET value = excluded.value;
