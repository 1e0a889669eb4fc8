-- name: case_of(village_id, chat_id, message_id)^
-- The case that a message belongs to: one of the bot's (outbox.sql remembers it), or one that somebody wrote.
SELECT COALESCE(
    (
        SELECT case_id FROM threads
        WHERE village_id = :village_id AND chat_id = :chat_id AND message_id = :message_id
    ), (
        SELECT case_id FROM entries
        WHERE village_id = :village_id AND chat_id = :chat_id AND message_id = :message_id ORDER BY id DESC LIMIT 1
    )
) AS case_id;
