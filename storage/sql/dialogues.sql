-- name: get(village_id, account_id)^
-- What an account's next message is for.
SELECT * FROM dialogues WHERE village_id = :village_id AND account_id = :account_id;

-- name: put(village_id, account_id, kind, subject, object, since, draft)!
-- Begin a dialogue, in the place of another.
INSERT INTO dialogues (village_id, account_id, kind, subject, object, since, draft)
VALUES (:village_id, :account_id, :kind, :subject, :object, :since, CAST(:draft AS TEXT))
ON CONFLICT (account_id) DO UPDATE SET kind = excluded.kind, subject = excluded.subject,
    object = excluded.object, since = excluded.since, draft = excluded.draft
WHERE dialogues.village_id = excluded.village_id;

-- name: clear(village_id, account_id)!
-- End a dialogue.
DELETE FROM dialogues WHERE village_id = :village_id AND account_id = :account_id;
