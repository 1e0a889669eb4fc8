-- name: add(village_id, month, covers_from, covers_to, published_at, figures, under_review)^
-- Store a disclosure.
INSERT INTO disclosures (village_id, month, covers_from, covers_to, published_at, figures, under_review)
VALUES (:village_id, :month, :covers_from, :covers_to, :published_at, :figures, :under_review) RETURNING *;

-- name: get(village_id, id)^
-- One disclosure.
SELECT * FROM disclosures WHERE village_id = :village_id AND id = :id;

-- name: of_month(village_id, month)^
-- A month's disclosure.
SELECT * FROM disclosures WHERE village_id = :village_id AND month = :month;

-- name: newest(village_id, most, skipped)
-- The newest disclosures.
SELECT * FROM disclosures WHERE village_id = :village_id ORDER BY month DESC LIMIT :most OFFSET :skipped;

-- name: before(village_id, month)^
-- The disclosure before a month's.
SELECT * FROM disclosures WHERE village_id = :village_id AND month < :month ORDER BY month DESC LIMIT 1;
