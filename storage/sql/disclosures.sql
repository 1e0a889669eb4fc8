-- name: add_item(village_id, account_id, text, now)^
-- Store an item.
INSERT INTO disclosure_items (village_id, account_id, text, submitted_at)
VALUES (:village_id, :account_id, :text, :now) RETURNING *;

-- name: item(village_id, id)^
-- One item.
SELECT * FROM disclosure_items WHERE village_id = :village_id AND id = :id;

-- name: remove_item(village_id, id)!
-- Delete an item that was not published.
DELETE FROM disclosure_items WHERE village_id = :village_id AND id = :id AND disclosure_id IS NULL;

-- name: unpublished(village_id)
-- Items for the next disclosure.
SELECT * FROM disclosure_items WHERE village_id = :village_id AND disclosure_id IS NULL ORDER BY id;

-- name: items(village_id, disclosure_id)
-- Items of a disclosure.
SELECT * FROM disclosure_items WHERE village_id = :village_id AND disclosure_id = :disclosure_id ORDER BY id;

-- name: add(village_id, month, covers_from, covers_to, published_at, figures)^
-- Store a disclosure.
INSERT INTO disclosures (village_id, month, covers_from, covers_to, published_at, figures)
VALUES (:village_id, :month, :covers_from, :covers_to, :published_at, :figures) RETURNING *;

-- name: take_items(village_id, disclosure_id)!
-- Publish all items that were not.
UPDATE disclosure_items SET disclosure_id = :disclosure_id
WHERE village_id = :village_id AND disclosure_id IS NULL;

-- name: get(village_id, id)^
-- One disclosure.
SELECT * FROM disclosures WHERE village_id = :village_id AND id = :id;

-- name: of_month(village_id, month)^
-- A month's disclosure.
SELECT * FROM disclosures WHERE village_id = :village_id AND month = :month;

-- name: newest(village_id, most)
-- The newest disclosures.
SELECT * FROM disclosures WHERE village_id = :village_id ORDER BY month DESC LIMIT :most;
