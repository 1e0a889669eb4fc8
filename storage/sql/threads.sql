-- name: remember(village_id, chat_id, message_id, case_id)*!
-- Remember which case a message belongs to.
INSERT INTO threads (village_id, chat_id, message_id, case_id)
VALUES (:village_id, :chat_id, :message_id, :case_id)
ON CONFLICT (village_id, chat_id, message_id) DO UPDATE SET case_id = excluded.case_id;

-- name: case_of(village_id, chat_id, message_id)^
-- The case that a message belongs to.
SELECT case_id FROM threads WHERE village_id = :village_id AND chat_id = :chat_id AND message_id = :message_id;
