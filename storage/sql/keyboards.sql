-- name: add(village_id, token, account_id, actions, created_at)!
-- Remember the buttons under a message.
INSERT INTO keyboards (village_id, token, account_id, actions, created_at)
VALUES (:village_id, :token, :account_id, :actions, :created_at);

-- name: get(village_id, token)^
-- The buttons that a token names.
SELECT * FROM keyboards WHERE village_id = :village_id AND token = :token;

-- name: use(village_id, token, now)!
-- Use buttons up.
UPDATE keyboards SET used_at = :now WHERE village_id = :village_id AND token = :token;

-- name: remove(village_id, token)!
-- Erase what buttons meant.
DELETE FROM keyboards WHERE village_id = :village_id AND token = :token;
