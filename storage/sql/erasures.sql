-- name: note(village_id, kind, subject_id, now)!
-- Append an erasure.
INSERT INTO erasures (village_id, kind, subject_id, at, journalled)
VALUES (:village_id, :kind, :subject_id, :now, 0);

-- name: since(village_id, since)
-- Erasures from an instant on.
SELECT kind, subject_id, at FROM erasures WHERE village_id = :village_id AND at >= :since ORDER BY at, id;

-- name: to_journal(village_id, most)
-- Erasures that don't stand in the journal yet.
SELECT id, kind, subject_id, at FROM erasures
WHERE village_id = :village_id AND journalled = 0 ORDER BY id LIMIT :most;

-- name: journalled(village_id, id)*!
-- Mark an erasure as standing in the journal.
UPDATE erasures SET journalled = 1 WHERE village_id = :village_id AND id = :id;
