-- name: add(village_id, account_id, visit_id, diary_id, part, content, written_at, chat_id, message_id)^
-- Store a note.
INSERT INTO notes (village_id, account_id, visit_id, diary_id, part, content, written_at, chat_id, message_id)
VALUES (
    :village_id, :account_id, CAST(:visit_id AS BIGINT), CAST(:diary_id AS BIGINT), :part, :content,
    :written_at, :chat_id, :message_id
) RETURNING *;

-- name: of_visit(village_id, visit_id)
-- What was written about a visit.
SELECT * FROM notes WHERE village_id = :village_id AND visit_id = :visit_id ORDER BY id;

-- name: by_message(village_id, chat_id, message_id)^
-- The note that a message has become.
SELECT * FROM notes WHERE village_id = :village_id AND chat_id = :chat_id AND message_id = :message_id
ORDER BY id DESC LIMIT 1;

-- name: change(village_id, id, content)!
-- Put a corrected wording in the place of the old one; what was erased stays so.
UPDATE notes SET content = :content WHERE village_id = :village_id AND id = :id AND content IS NOT NULL;

-- name: of_diary(village_id, diary_id)
-- What was written in a diary entry.
SELECT * FROM notes WHERE village_id = :village_id AND diary_id = :diary_id ORDER BY id;
