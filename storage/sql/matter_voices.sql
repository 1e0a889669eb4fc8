-- name: add_second(village_id, matter_id, household_id, account_id, at)!
-- A household seconds, once.
INSERT INTO matter_seconds (village_id, matter_id, household_id, account_id, at)
VALUES (:village_id, :matter_id, :household_id, :account_id, :at)
ON CONFLICT (village_id, matter_id, household_id) DO NOTHING;

-- name: drop_second(village_id, matter_id, household_id)!
-- A household takes that back.
DELETE FROM matter_seconds
WHERE village_id = :village_id AND matter_id = :matter_id AND household_id = :household_id;

-- name: seconded_by(village_id, matter_id)
-- Which households second, in order.
SELECT household_id FROM matter_seconds WHERE village_id = :village_id AND matter_id = :matter_id
ORDER BY at, household_id;

-- name: seconds_of(village_id, account_id)
-- What an account has seconded for its household, newest first.
SELECT matter_id, at FROM matter_seconds WHERE village_id = :village_id AND account_id = :account_id
ORDER BY at DESC, matter_id DESC;

-- name: add_comment(village_id, matter_id, account_id, household_id, content, written_at)^
-- Say something about a matter.
INSERT INTO matter_comments (village_id, matter_id, account_id, household_id, content, written_at, hidden_reason)
VALUES (:village_id, :matter_id, :account_id, :household_id, :content, :written_at, '') RETURNING *;

-- name: comment(village_id, id)^
-- One comment.
SELECT * FROM matter_comments WHERE village_id = :village_id AND id = :id;

-- name: hide_comment(village_id, id, hidden_by, hidden_at, hidden_reason)!
-- Hide a comment, or show it again.
UPDATE matter_comments SET hidden_by = :hidden_by, hidden_at = :hidden_at, hidden_reason = :hidden_reason
WHERE village_id = :village_id AND id = :id;

-- name: comments(village_id, matter_id, most, skipped)
-- What was said about a matter and is not erased, newest first.
SELECT * FROM matter_comments WHERE village_id = :village_id AND matter_id = :matter_id AND content IS NOT NULL
ORDER BY id DESC LIMIT :most OFFSET :skipped;

-- name: count_comments(village_id, matter_id)^
-- How much of that there is.
SELECT count(*) AS found FROM matter_comments
WHERE village_id = :village_id AND matter_id = :matter_id AND content IS NOT NULL;

-- name: spoken_by(village_id, matter_id)
-- Which households have said something about a matter.
SELECT DISTINCT household_id FROM matter_comments WHERE village_id = :village_id AND matter_id = :matter_id
AND household_id IS NOT NULL;

-- name: comments_of(village_id, account_id)
-- What an account has said about matters, newest first.
SELECT * FROM matter_comments WHERE village_id = :village_id AND account_id = :account_id
AND content IS NOT NULL ORDER BY id DESC;
