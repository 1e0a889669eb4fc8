-- What was erased on somebody's word, ids only: a backup that is older must not bring it back.

CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    kind TEXT NOT NULL CHECK (kind IN ('case', 'account', 'identity', 'member', 'household', 'link')),
    subject_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    journalled SMALLINT NOT NULL -- whether it stands beside the backups too
);
CREATE INDEX erasures_to_journal ON erasures (village_id, id) WHERE journalled = 0;
CREATE INDEX erasures_in_order ON erasures (village_id, at);
