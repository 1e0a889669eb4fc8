-- name: add(village_id, item_id, account_id, words, now, consent)^
-- Store a question.
INSERT INTO item_questions (village_id, item_id, account_id, words, asked_at, consent, answer)
VALUES (:village_id, :item_id, :account_id, :words, :now, :consent, '') RETURNING *;

-- name: get(village_id, id)^
-- One question.
SELECT * FROM item_questions WHERE village_id = :village_id AND id = :id;

-- name: save(village_id, id, consent, case_id, answer, answered_at)!
-- Change a question.
UPDATE item_questions SET consent = :consent, case_id = CAST(:case_id AS BIGINT), answer = :answer,
    answered_at = CAST(:answered_at AS BIGINT)
WHERE village_id = :village_id AND id = :id;

-- name: of_item(village_id, item_id)
-- The questions on an item.
SELECT * FROM item_questions WHERE village_id = :village_id AND item_id = :item_id ORDER BY id;

-- name: of_case(village_id, case_id)^
-- The question behind a case.
SELECT * FROM item_questions WHERE village_id = :village_id AND case_id = :case_id;

-- name: of_account(village_id, account_id)
-- What an account asked.
SELECT * FROM item_questions WHERE village_id = :village_id AND account_id = :account_id ORDER BY id;
