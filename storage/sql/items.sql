-- name: add(village_id, account_id, cadre_id, kind, now)^
-- Begin an item.
INSERT INTO disclosure_items (village_id, account_id, cadre_id, kind, text, submitted_at, state)
VALUES (:village_id, :account_id, CAST(:cadre_id AS BIGINT), :kind, '', :now, 'draft') RETURNING *;

-- name: get(village_id, id)^
-- One item.
SELECT * FROM disclosure_items WHERE village_id = :village_id AND id = :id;

-- name: save(village_id, id, title, text, state, version, shows_numbers, shows_names, reason, published_at, disclosure_id)!
-- Change an item.
UPDATE disclosure_items SET title = :title, text = :text, state = :state, version = :version,
    shows_numbers = :shows_numbers, shows_names = :shows_names, reason = :reason,
    published_at = CAST(:published_at AS BIGINT), disclosure_id = CAST(:disclosure_id AS BIGINT)
WHERE village_id = :village_id AND id = :id;

-- name: in_state(village_id, state)
-- The items in a state, in the order in which they were begun.
SELECT * FROM disclosure_items WHERE village_id = :village_id AND state = :state ORDER BY id;

-- name: of_author(village_id, account_id, most)
-- An author's items that are neither published nor taken back, newest first.
SELECT * FROM disclosure_items WHERE village_id = :village_id AND account_id = :account_id
AND state IN ('draft', 'under_review', 'returned', 'approved') ORDER BY id DESC LIMIT :most;

-- name: of_disclosure(village_id, disclosure_id)
-- The items of a disclosure.
SELECT * FROM disclosure_items WHERE village_id = :village_id AND disclosure_id = :disclosure_id ORDER BY id;

-- name: between_months(village_id)
-- Items published at once that stand in no month's disclosure yet.
SELECT * FROM disclosure_items WHERE village_id = :village_id AND published_at IS NOT NULL
AND disclosure_id IS NULL ORDER BY published_at, id;

-- name: add_attachment(village_id, item_id, content, name, reading)^
-- Attach a photo or a file.
INSERT INTO item_attachments (village_id, item_id, content, name, reading)
VALUES (:village_id, :item_id, :content, :name, :reading) RETURNING *;

-- name: attachment(village_id, id)^
-- One attachment.
SELECT * FROM item_attachments WHERE village_id = :village_id AND id = :id;

-- name: set_reading(village_id, id, reading, ledger)!
-- Remember what was read from a file.
UPDATE item_attachments SET reading = :reading, ledger = CAST(:ledger AS TEXT)
WHERE village_id = :village_id AND id = :id;

-- name: attachments_of(village_id, item_id)
-- The attachments of an item.
SELECT * FROM item_attachments WHERE village_id = :village_id AND item_id = :item_id ORDER BY id;

-- name: drop_attachments(village_id, item_id)
-- Take an item's attachments away.
DELETE FROM item_attachments WHERE village_id = :village_id AND item_id = :item_id RETURNING id;

-- name: to_read(village_id)
-- Files that the bot is still to read.
SELECT * FROM item_attachments WHERE village_id = :village_id AND reading = 'waiting' ORDER BY id;

-- name: add_correction(village_id, item_id, cadre_id, words, now)!
-- Correct a published item.
INSERT INTO item_corrections (village_id, item_id, cadre_id, words, at)
VALUES (:village_id, :item_id, CAST(:cadre_id AS BIGINT), :words, :now);

-- name: corrections_of(village_id, item_id)
-- The corrections of an item.
SELECT * FROM item_corrections WHERE village_id = :village_id AND item_id = :item_id ORDER BY id;
