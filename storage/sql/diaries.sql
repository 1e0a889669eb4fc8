-- name: add(village_id, cadre_id, written_at, household_id, group_no, center, case_id)^
-- Store an entry.
INSERT INTO diary (village_id, cadre_id, written_at, household_id, group_no, center, case_id)
VALUES (
    :village_id, :cadre_id, :written_at, CAST(:household_id AS BIGINT), CAST(:group_no AS BIGINT), :center,
    CAST(:case_id AS BIGINT)
) RETURNING id;

-- name: get(village_id, id)^
-- One entry.
SELECT * FROM diary WHERE village_id = :village_id AND id = :id;

-- name: save(village_id, id, household_id, group_no, center, case_id)!
-- Change what an entry is about.
UPDATE diary SET household_id = CAST(:household_id AS BIGINT), group_no = CAST(:group_no AS BIGINT),
    center = :center, case_id = CAST(:case_id AS BIGINT)
WHERE village_id = :village_id AND id = :id;

-- name: remove_notes(village_id, id)!
-- Delete what was written in an entry.
DELETE FROM notes WHERE village_id = :village_id AND diary_id = :id;

-- name: remove(village_id, id)!
-- Delete an entry.
DELETE FROM diary WHERE village_id = :village_id AND id = :id;

-- name: of_cadre(village_id, cadre_id, since, until)
-- A cadre's entries in a time.
SELECT * FROM diary WHERE village_id = :village_id AND cadre_id = :cadre_id
AND written_at >= :since AND written_at < :until ORDER BY written_at, id;
