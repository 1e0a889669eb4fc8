-- name: add(village_id, cadre_id, kind, scope, group_no, household_id, crop, state, title, created_at, sent_at)^
-- Store a bulletin.
INSERT INTO bulletins (
    village_id, cadre_id, kind, scope, group_no, household_id, crop, state, title, created_at, sent_at
) VALUES (
    :village_id, :cadre_id, :kind, :scope, :group_no, :household_id, :crop, :state, :title, :created_at, :sent_at
) RETURNING *;

-- name: get(village_id, id)^
-- One bulletin.
SELECT * FROM bulletins WHERE village_id = :village_id AND id = :id;

-- name: save(village_id, id, cadre_id, kind, scope, group_no, household_id, crop, state, title, created_at, sent_at)!
-- Change a bulletin.
UPDATE bulletins SET cadre_id = :cadre_id, kind = :kind, scope = :scope, group_no = :group_no,
    household_id = :household_id, crop = :crop, state = :state, title = :title, created_at = :created_at,
    sent_at = :sent_at
WHERE village_id = :village_id AND id = :id;

-- name: add_part(village_id, bulletin_id, content, album, message_id)!
-- Add to what a bulletin says and shows.
INSERT INTO bulletin_parts (village_id, bulletin_id, content, album, message_id)
VALUES (:village_id, :bulletin_id, :content, :album, :message_id);

-- name: change_part(village_id, bulletin_id, content, message_id)!
-- Put other words in the place of a part's.
UPDATE bulletin_parts SET content = :content
WHERE village_id = :village_id AND bulletin_id = :bulletin_id AND message_id = :message_id;

-- name: of_message(village_id, cadre_id, message_id)^
-- The bulletin of a cadre's that a message of his is a part of.
SELECT bulletins.* FROM bulletins
JOIN bulletin_parts ON bulletin_parts.village_id = :village_id AND bulletin_parts.bulletin_id = bulletins.id
WHERE bulletins.village_id = :village_id AND bulletins.cadre_id = :cadre_id
AND bulletin_parts.message_id = :message_id
ORDER BY bulletins.id DESC LIMIT 1;

-- name: parts(village_id, bulletin_id)
-- What a bulletin says and shows.
SELECT * FROM bulletin_parts WHERE village_id = :village_id AND bulletin_id = :bulletin_id ORDER BY id;

-- name: clear(village_id, bulletin_id)!
-- Delete what a bulletin says and shows.
DELETE FROM bulletin_parts WHERE village_id = :village_id AND bulletin_id = :bulletin_id;

-- name: proposed(village_id)
-- What waits for the secretary.
SELECT * FROM bulletins WHERE village_id = :village_id AND state = 'proposed' ORDER BY id;

-- name: practices(village_id, most, skipped)
-- Good practice that was spread, newest first.
SELECT * FROM bulletins WHERE village_id = :village_id AND state = 'sent' AND kind = 'practice'
ORDER BY id DESC LIMIT :most OFFSET :skipped;

-- name: sent_between(village_id, since, until)
-- What was sent within some time.
SELECT * FROM bulletins WHERE village_id = :village_id AND state = 'sent'
AND sent_at >= :since AND sent_at < :until ORDER BY sent_at, id;

-- name: unsent_of(village_id, cadre_id)
-- What a cadre has begun and not sent.
SELECT * FROM bulletins WHERE village_id = :village_id AND cadre_id = :cadre_id
AND state IN ('draft', 'proposed', 'returned') ORDER BY id;
