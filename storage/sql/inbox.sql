-- name: put(village_id, update_id, chat_key, payload, state, received_at)*!
-- Store an update, unless it is here already.
INSERT INTO inbox (village_id, update_id, chat_key, payload, state, attempts, received_at)
VALUES (:village_id, :update_id, :chat_key, :payload, :state, 0, :received_at)
ON CONFLICT (village_id, update_id) DO NOTHING;

-- name: put_one(village_id, update_id, chat_key, payload, state, received_at)^
-- Store an update, unless it is here already, and tell whether it is new.
INSERT INTO inbox (village_id, update_id, chat_key, payload, state, attempts, received_at)
VALUES (:village_id, :update_id, :chat_key, :payload, :state, 0, :received_at)
ON CONFLICT (village_id, update_id) DO NOTHING RETURNING id;

-- name: between(village_id, first, last)^
-- How many updates are here with ids in a range.
SELECT COUNT(*) AS number FROM inbox
WHERE village_id = :village_id AND update_id >= :first AND update_id <= :last;

-- name: heads(village_id, now, latest, most)
-- The oldest unsettled row of each chat; a chat whose oldest row waits for its next try is left out. A wait
-- beyond the latest time that one is ever set to dates from before the clock was set back.
SELECT * FROM inbox WHERE village_id = :village_id AND state = 'new'
AND (retry_at IS NULL OR retry_at <= :now OR retry_at > :latest)
AND NOT EXISTS (
    SELECT 1 FROM inbox AS older WHERE older.village_id = inbox.village_id AND older.state = 'new'
    AND older.chat_key = inbox.chat_key AND older.id < inbox.id
) ORDER BY id LIMIT :most;

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

-- name: quarantine(village_id, id, error)!
-- Set a row apart that can't be read.
UPDATE inbox SET state = 'quarantined', error = :error, retry_at = NULL
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
SELECT COUNT(*) AS number FROM inbox WHERE village_id = :village_id AND state = 'new';

-- name: waits(village_id, before)^
-- Something that was received before an instant and is still to be handled.
SELECT id FROM inbox WHERE village_id = :village_id AND state = 'new' AND received_at < :before LIMIT 1;

-- name: forget(village_id, before, most)
-- Delete settled updates.
DELETE FROM inbox WHERE id IN (
    SELECT id FROM inbox WHERE village_id = :village_id AND state IN ('settled', 'dropped')
    AND received_at < :before ORDER BY received_at LIMIT :most
) RETURNING id;
