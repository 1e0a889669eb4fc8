-- Whether a case went to the secretary because its words name a cadre: leave and hand-over keep to that.
ALTER TABLE cases ADD COLUMN names_cadre SMALLINT NOT NULL DEFAULT 0;
-- In doubt yes: what the secretary has without a center came to him for that reason.
UPDATE cases SET names_cadre = 1
WHERE topic IS NULL AND responsible_id IN (SELECT id FROM cadres WHERE is_secretary = 1);

-- What the next message is added to: a quick answer that somebody starts from.
ALTER TABLE dialogues ADD COLUMN draft TEXT;

CREATE INDEX cases_of_registrar ON cases (village_id, registered_by, state, id) WHERE registered_by IS NOT NULL;
