-- name: put(village_id, update_id, chat_key, payload, state, received_at)^
-- Store an update, unless it is here already.
INSERT INTO inbox (village_id, update_id, chat_key, payload, state, attempts, received_at)
VALUES (:village_id, :update_id, :chat_key, :payload, :state, 0, :received_at)
ON CONFLICT (village_id, update_id) DO NOTHING RETURNING id;

-- name: heads(village_id, now, most)
-- The oldest unsettled row of each chat; a chat whose oldest row waits for its next try is left out.
SELECT inbox.* FROM inbox
JOIN (
    SELECT MIN(id) AS id FROM inbox WHERE village_id = :village_id AND state = 'new' GROUP BY chat_key
) AS oldest ON oldest.id = inbox.id
WHERE inbox.retry_at IS NULL OR inbox.retry_at <= :now
ORDER BY inbox.id LIMIT :most;

-- name: settle(village_id, id)^
-- Mark a row as done and erase what it said.
UPDATE inbox SET state = 'settled', payload = NULL, error = NULL, retry_at = NULL
WHERE village_id = :village_id AND id = :id AND state = 'new' RETURNING id;

-- name: fail(village_id, id, error, retry_at)!
-- Count a failed try and set the time of the next.
UPDATE inbox SET attempts = attempts + 1, error = :error, retry_at = :retry_at
WHERE village_id = :village_id AND id = :id AND state = 'new';

-- name: park(village_id, id, error)!
-- Give up a row until somebody looks at it.
UPDATE inbox SET attempts = attempts + 1, error = :error, retry_at = NULL, state = 'parked'
WHERE village_id = :village_id AND id = :id AND state = 'new';

-- name: parked(village_id)
-- Rows that somebody has to look at.
SELECT * FROM inbox WHERE village_id = :village_id AND state IN ('parked', 'quarantined') ORDER BY id;

-- name: retry(village_id, id)^
-- Give a parked row another round.
UPDATE inbox SET state = 'new', attempts = 0, retry_at = NULL
WHERE village_id = :village_id AND id = :id AND state = 'parked' RETURNING id;

-- name: drop(village_id, id)^
-- Give up a parked row for good.
UPDATE inbox SET state = 'dropped', payload = NULL
WHERE village_id = :village_id AND id = :id AND state IN ('parked', 'quarantined') RETURNING id;

-- name: unsettled(village_id)^
-- How many rows are new.
SELECT COUNT(*) AS rows FROM inbox WHERE village_id = :village_id AND state = 'new';

-- name: forget(village_id, before)
-- Delete what was settled and received before an instant.
DELETE FROM inbox WHERE village_id = :village_id AND received_at < :before
AND state IN ('settled', 'dropped') RETURNING id;
