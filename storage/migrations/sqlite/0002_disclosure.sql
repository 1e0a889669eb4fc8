-- The month-end disclosure: items with their review, attachments, corrections and questions; broadcasts.

ALTER TABLE accounts ADD COLUMN style TEXT NOT NULL DEFAULT 'picture'; -- how he gets disclosures

-- Which disclosure counted a case as received: each is counted in one, whenever it was written or stored.
ALTER TABLE cases ADD COLUMN counted_in BIGINT REFERENCES disclosures (id);
UPDATE cases SET counted_in = (
    SELECT MIN(disclosures.id) FROM disclosures
    WHERE disclosures.village_id = cases.village_id AND disclosures.covers_to > cases.opened_at
);
CREATE INDEX cases_uncounted ON cases (village_id, opened_at) WHERE counted_in IS NULL;

ALTER TABLE disclosures ADD COLUMN under_review TEXT NOT NULL DEFAULT '[]'; -- JSON: numbers and kinds

ALTER TABLE disclosure_items ADD COLUMN cadre_id BIGINT REFERENCES cadres (id);
ALTER TABLE disclosure_items ADD COLUMN kind TEXT NOT NULL DEFAULT 'other';
ALTER TABLE disclosure_items ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE disclosure_items ADD COLUMN state TEXT NOT NULL DEFAULT 'under_review';
ALTER TABLE disclosure_items ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE disclosure_items ADD COLUMN shows_numbers SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE disclosure_items ADD COLUMN shows_names SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE disclosure_items ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE disclosure_items ADD COLUMN published_at BIGINT;
UPDATE disclosure_items SET state = 'published', published_at = (
    SELECT published_at FROM disclosures WHERE disclosures.id = disclosure_items.disclosure_id
) WHERE disclosure_id IS NOT NULL;
CREATE INDEX items_in_state ON disclosure_items (village_id, state, id);
CREATE INDEX items_of_author ON disclosure_items (village_id, account_id, id);
CREATE INDEX items_between ON disclosure_items (village_id, published_at)
WHERE published_at IS NOT NULL AND disclosure_id IS NULL;

CREATE TABLE item_attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    item_id BIGINT NOT NULL REFERENCES disclosure_items (id),
    content TEXT NOT NULL, -- JSON: Telegram's file id and the caption
    name TEXT NOT NULL,
    reading TEXT NOT NULL, -- of its table
    ledger TEXT -- JSON: the table
);
CREATE INDEX attachments_of_item ON item_attachments (village_id, item_id, id);
CREATE INDEX attachments_to_read ON item_attachments (village_id, id) WHERE reading = 'waiting';

CREATE TABLE item_corrections (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    item_id BIGINT NOT NULL REFERENCES disclosure_items (id),
    cadre_id BIGINT REFERENCES cadres (id),
    words TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX corrections_of_item ON item_corrections (village_id, item_id, id);

CREATE TABLE item_questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    item_id BIGINT NOT NULL REFERENCES disclosure_items (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    words TEXT NOT NULL, -- '' once its asker was forgotten
    asked_at BIGINT NOT NULL,
    consent TEXT NOT NULL, -- what of it may be published
    case_id BIGINT REFERENCES cases (id),
    answer TEXT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX questions_of_item ON item_questions (village_id, item_id, id);
CREATE INDEX questions_of_account ON item_questions (village_id, account_id);
CREATE INDEX questions_of_case ON item_questions (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE broadcasts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    disclosure_id BIGINT REFERENCES disclosures (id),
    item_id BIGINT REFERENCES disclosure_items (id), -- what was published at once, between month-ends
    begins_at BIGINT NOT NULL,
    recipients BIGINT NOT NULL, -- accounts put into the outbox so far
    messages BIGINT NOT NULL, -- what they come to
    filled SMALLINT NOT NULL, -- whether everybody is in the outbox
    first_row BIGINT, -- of the outbox: its messages are this one and later ones
    finished_at BIGINT,
    CHECK ((disclosure_id IS NULL) <> (item_id IS NULL))
);
CREATE INDEX broadcasts_of_disclosure ON broadcasts (village_id, disclosure_id, id);
CREATE UNIQUE INDEX broadcast_once ON broadcasts (disclosure_id) WHERE disclosure_id IS NOT NULL;
CREATE UNIQUE INDEX broadcast_of_item_once ON broadcasts (item_id) WHERE item_id IS NOT NULL;

CREATE INDEX outbox_failed ON outbox (village_id, key) WHERE state = 'undeliverable';

-- Files that the bot made and Telegram keeps: uploaded once, then sent by their ids.
CREATE TABLE shared_files (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    key TEXT NOT NULL,
    file_id TEXT NOT NULL,
    PRIMARY KEY (village_id, key)
);
