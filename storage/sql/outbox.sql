-- name: put(village_id, chat_id, account_id, priority, method, payload, case_id, keyboard, follows_id, key, now)*!
-- Store calls, unless their keys are here already.
INSERT INTO outbox (
    village_id, chat_id, account_id, priority, method, payload, state, case_id, keyboard, follows_id, key,
    not_before, attempts, created_at
) VALUES (
    :village_id, :chat_id, :account_id, :priority, :method, :payload, 'pending', :case_id, :keyboard,
    :follows_id, :key, :now, 0, :now
) ON CONFLICT (village_id, key) DO NOTHING;

-- name: put_first(village_id, chat_id, account_id, priority, method, payload, case_id, keyboard, follows_id, key, now)^
-- Store a call that others follow, unless its key is here already.
INSERT INTO outbox (
    village_id, chat_id, account_id, priority, method, payload, state, case_id, keyboard, follows_id, key,
    not_before, attempts, created_at
) VALUES (
    :village_id, :chat_id, :account_id, :priority, :method, :payload, 'pending', :case_id, :keyboard,
    :follows_id, :key, :now, 0, :now
) ON CONFLICT (village_id, key) DO NOTHING RETURNING id;

-- name: id_of_key(village_id, key)^
-- The row that has a key.
SELECT id FROM outbox WHERE village_id = :village_id AND key = :key;

-- name: message_of(village_id, key)^
-- The message that came of the call with a key.
SELECT message_id FROM outbox WHERE village_id = :village_id AND key = :key;

-- name: heads(village_id, now, after_priority, most)
-- Pending rows that are due, of all priorities after one. What follows a card waits until that is settled.
SELECT outbox.*, card.message_id AS reply_to_message_id
FROM outbox LEFT JOIN outbox AS card ON card.id = outbox.follows_id
WHERE outbox.village_id = :village_id AND outbox.state = 'pending' AND outbox.not_before <= :now
AND outbox.priority > :after_priority
AND (outbox.follows_id IS NULL OR card.state IN ('sent', 'undeliverable'))
ORDER BY outbox.priority, outbox.id LIMIT :most;

-- name: heads_of_priority(village_id, now, priority, after_id, most)
-- The same of one priority, after one row: (priority, id) > (…) in one would walk through all before it in SQLite.
SELECT outbox.*, card.message_id AS reply_to_message_id
FROM outbox LEFT JOIN outbox AS card ON card.id = outbox.follows_id
WHERE outbox.village_id = :village_id AND outbox.state = 'pending' AND outbox.not_before <= :now
AND outbox.priority = :priority AND outbox.id > :after_id
AND (outbox.follows_id IS NULL OR card.state IN ('sent', 'undeliverable'))
ORDER BY outbox.id LIMIT :most;

-- name: claim(village_id, id)*!
-- pending → sending.
UPDATE outbox SET state = 'sending', attempts = attempts + 1
WHERE village_id = :village_id AND id = :id AND state = 'pending';

-- name: sent(village_id, id, message_id, message_ids, now)*!
-- sending → sent.
UPDATE outbox SET state = 'sent', message_id = :message_id, message_ids = :message_ids, settled_at = :now,
    error = NULL
WHERE village_id = :village_id AND id = :id AND state IN ('pending', 'sending');

-- name: remember(village_id, id, message_id)*!
-- Remember for a case's thread which message was sent.
INSERT INTO threads (village_id, chat_id, message_id, case_id)
SELECT village_id, chat_id, CAST(:message_id AS BIGINT), case_id FROM outbox
WHERE village_id = :village_id AND id = :id AND case_id IS NOT NULL
ON CONFLICT (village_id, chat_id, message_id) DO UPDATE SET case_id = excluded.case_id;

-- name: postpone(village_id, id, not_before, error)!
-- sending → pending, for later.
UPDATE outbox SET state = 'pending', not_before = :not_before, error = :error
WHERE village_id = :village_id AND id = :id AND state = 'sending';

-- name: undeliverable(village_id, id, error)!
-- Give a row up.
UPDATE outbox SET state = 'undeliverable', error = :error, settled_at = not_before
WHERE village_id = :village_id AND id = :id AND state IN ('pending', 'sending');

-- name: undeliverable_to(village_id, chat_id, error)
-- Give up all that is pending for a chat.
UPDATE outbox SET state = 'undeliverable', error = :error, settled_at = not_before
WHERE village_id = :village_id AND chat_id = :chat_id AND settled_at IS NULL AND state = 'pending'
RETURNING id;

-- name: hold_due(village_id, now)
-- Give up what was due when a backup was taken of records that a bot served.
UPDATE outbox SET state = 'undeliverable', error = 'Restored', settled_at = not_before
WHERE village_id = :village_id AND state = 'pending' AND not_before <= :now RETURNING id;

-- name: hold_sending(village_id)
-- Give up what was being sent when a backup was taken.
UPDATE outbox SET state = 'undeliverable', error = 'Restored', settled_at = not_before
WHERE village_id = :village_id AND state = 'sending' RETURNING id;

-- name: release(village_id)
-- sending → pending for what a crash left.
UPDATE outbox SET state = 'pending' WHERE village_id = :village_id AND state = 'sending' RETURNING id;

-- name: move_chat(village_id, old_chat_id, new_chat_id)!
-- A group became another chat.
UPDATE outbox SET chat_id = :new_chat_id
WHERE village_id = :village_id AND chat_id = :old_chat_id AND settled_at IS NULL;

-- name: pending(village_id)^
-- How many rows wait.
SELECT COUNT(*) AS number FROM outbox WHERE village_id = :village_id AND state = 'pending';

-- name: next_due(village_id)^
-- When the next row may be sent.
SELECT MIN(not_before) AS at FROM outbox WHERE village_id = :village_id AND state = 'pending';

-- name: counts(village_id, first, last)
-- How many rows with keys in a range are in each state.
SELECT state, COUNT(*) AS number FROM outbox
WHERE village_id = :village_id AND key >= :first AND key <= :last GROUP BY state;

-- name: waiting(village_id, priority, first)^
-- How many calls of a priority wait, from one on. An index alone tells it, however many there are.
SELECT COUNT(*) AS number FROM outbox
WHERE village_id = :village_id AND priority = :priority AND state = 'pending' AND id >= :first;

-- name: leaving(village_id, priority)^
-- How many calls of a priority are on their way.
SELECT COUNT(*) AS number FROM outbox
WHERE village_id = :village_id AND state = 'sending' AND priority = :priority;

-- name: recipients(village_id, first, last)
-- How many first calls with keys in a range are in each state.
SELECT state, COUNT(*) AS number FROM outbox
WHERE village_id = :village_id AND key >= :first AND key <= :last
AND account_id IS NOT NULL AND follows_id IS NULL GROUP BY state;

-- name: keyed(village_id, first, last)
-- What became of the rows with keys in a range.
SELECT id, chat_id, state, message_ids, settled_at FROM outbox
WHERE village_id = :village_id AND key >= :first AND key <= :last ORDER BY id;

-- name: blank(village_id, first, last)
-- Erase what settled messages with keys in a range said.
UPDATE outbox SET payload = NULL
WHERE village_id = :village_id AND key >= :first AND key <= :last AND settled_at IS NOT NULL RETURNING id;

-- name: forget(village_id, before, most)
-- Erase what settled messages said.
UPDATE outbox SET payload = NULL, keyboard = NULL WHERE id IN (
    SELECT id FROM outbox WHERE village_id = :village_id AND payload IS NOT NULL AND settled_at IS NOT NULL
    AND settled_at < :before ORDER BY settled_at LIMIT :most
) RETURNING id;
