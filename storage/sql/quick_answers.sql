-- name: of_cadre(village_id, cadre_id)
-- A cadre's own short texts.
SELECT id, text FROM quick_answers WHERE village_id = :village_id AND cadre_id = :cadre_id ORDER BY id;

-- name: add(village_id, cadre_id, text)!
-- Keep a short text.
INSERT INTO quick_answers (village_id, cadre_id, text) VALUES (:village_id, :cadre_id, :text);

-- name: remove(village_id, cadre_id, id)^
-- Remove one of a cadre's own.
DELETE FROM quick_answers WHERE village_id = :village_id AND cadre_id = :cadre_id AND id = :id RETURNING id;
