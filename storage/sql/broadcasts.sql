-- name: add(village_id, disclosure_id, item_id, begins_at)^
-- Begin a broadcast.
INSERT INTO broadcasts (village_id, disclosure_id, item_id, begins_at, recipients, messages, filled)
VALUES (:village_id, CAST(:disclosure_id AS BIGINT), CAST(:item_id AS BIGINT), :begins_at, 0, 0, 0) RETURNING *;

-- name: get(village_id, id)^
-- One broadcast.
SELECT * FROM broadcasts WHERE village_id = :village_id AND id = :id;

-- name: of_disclosure(village_id, disclosure_id)^
-- The broadcast of a disclosure.
SELECT * FROM broadcasts WHERE village_id = :village_id AND disclosure_id = :disclosure_id;

-- name: count_on(village_id, id, recipients, messages)!
-- So many more recipients, and messages.
UPDATE broadcasts SET recipients = recipients + :recipients, messages = messages + :messages WHERE village_id = :village_id AND id = :id;

-- name: begin(village_id, id, key)!
-- Remember which message was the first.
UPDATE broadcasts SET first_row = (SELECT outbox.id FROM outbox WHERE outbox.village_id = :village_id AND outbox.key = :key)
WHERE village_id = :village_id AND id = :id;

-- name: fill(village_id, id)!
-- Everybody is in the outbox.
UPDATE broadcasts SET filled = 1 WHERE village_id = :village_id AND id = :id;

-- name: finish(village_id, id, now)!
-- Everybody has it who can get it.
UPDATE broadcasts SET finished_at = :now WHERE village_id = :village_id AND id = :id;

-- name: failures(village_id, first, last)
-- What could not be delivered, by account, with the reason.
SELECT DISTINCT account_id, error FROM outbox
WHERE village_id = :village_id AND key >= :first AND key <= :last AND state = 'undeliverable'
ORDER BY account_id;
