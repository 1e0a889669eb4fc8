-- name: everybody(village_id)
-- The photos of all cadres who have one.
SELECT cadre_id, jpeg FROM portraits WHERE village_id = :village_id ORDER BY cadre_id;

-- name: one(village_id, cadre_id)^
-- A cadre's photo.
SELECT jpeg FROM portraits WHERE village_id = :village_id AND cadre_id = :cadre_id;

-- name: put(village_id, cadre_id, jpeg)!
-- Keep a cadre's photo, in the place of an earlier one.
INSERT INTO portraits (village_id, cadre_id, jpeg) VALUES (:village_id, :cadre_id, :jpeg)
ON CONFLICT (village_id, cadre_id) DO UPDATE SET jpeg = excluded.jpeg;

-- name: remove(village_id, cadre_id)!
-- Delete a cadre's photo.
DELETE FROM portraits WHERE village_id = :village_id AND cadre_id = :cadre_id;
