-- name: add(village_id, account_id, side, content, chat_id, message_id, written_at, case_id, waiting, album, replaces_id)^
-- Store what somebody wrote.
INSERT INTO entries (
    village_id, account_id, side, content, chat_id, message_id, written_at, case_id, waiting, album, replaces_id
) VALUES (
    :village_id, :account_id, :side, :content, :chat_id, :message_id, :written_at, :case_id, :waiting,
    :album, :replaces_id
) RETURNING id;

-- name: get(village_id, id)^
-- One entry.
SELECT * FROM entries WHERE village_id = :village_id AND id = :id;

-- name: by_message(village_id, chat_id, message_id)^
-- The newest version of what a message said.
SELECT * FROM entries WHERE village_id = :village_id AND chat_id = :chat_id AND message_id = :message_id
ORDER BY id DESC LIMIT 1;

-- name: of_case(village_id, case_id)
-- A case's thread.
SELECT * FROM entries WHERE village_id = :village_id AND case_id = :case_id ORDER BY id;

-- name: waiting(village_id, account_id, why)
-- What waits to be told where it belongs, oldest first.
SELECT * FROM entries WHERE village_id = :village_id AND account_id = :account_id AND waiting = :why
ORDER BY id;

-- name: last_waiting(village_id, account_id, why)^
-- The newest of what waits.
SELECT * FROM entries WHERE village_id = :village_id AND account_id = :account_id AND waiting = :why
ORDER BY id DESC LIMIT 1;

-- name: settle(village_id, id, case_id)*!
-- Tell waiting entries which case they belong to.
UPDATE entries SET case_id = :case_id, waiting = NULL WHERE village_id = :village_id AND id = :id;

-- name: change_side(village_id, id, side)*!
-- Say which side of a case an entry speaks for.
UPDATE entries SET side = :side WHERE village_id = :village_id AND id = :id;

-- name: of_album(village_id, account_id, album)
-- An album's parts.
SELECT * FROM entries WHERE village_id = :village_id AND account_id = :account_id AND album = :album
ORDER BY message_id, id;

-- name: last_written(village_id, case_id, account_id, before)^
-- When an account last wrote on a case up to an instant. (Telegram tells whole seconds: two messages of one
-- second follow each other.)
SELECT MAX(written_at) AS written_at FROM entries
WHERE village_id = :village_id AND case_id = :case_id AND account_id = :account_id AND written_at <= :before;

-- name: erase(village_id, id)*!
-- Blank what was written; the row stays.
UPDATE entries SET content = NULL WHERE village_id = :village_id AND id = :id;

-- name: remove(village_id, id)*!
-- Delete what waited, and has become something else than an entry.
DELETE FROM entries WHERE village_id = :village_id AND id = :id AND waiting IS NOT NULL;

-- name: erase_waiting(village_id, account_id, why)
-- Delete what never belonged anywhere.
DELETE FROM entries WHERE village_id = :village_id AND account_id = :account_id AND waiting = :why
RETURNING id;
