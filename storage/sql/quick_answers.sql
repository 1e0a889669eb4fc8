-- name: of_cadre(village_id, cadre_id)
-- A cadre's own short texts.
SELECT text FROM quick_answers WHERE village_id = :village_id AND cadre_id = :cadre_id ORDER BY id;

-- name: add(village_id, cadre_id, text)!
-- Keep a short text.
INSERT INTO quick_answers (village_id, cadre_id, text) VALUES (:village_id, :cadre_id, :text);
