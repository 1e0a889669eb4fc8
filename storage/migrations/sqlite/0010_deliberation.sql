-- 村民议事: matters, what was said about them, who seconds them, and what became of them.

CREATE TABLE matters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    year BIGINT NOT NULL,
    serial BIGINT, -- NULL until it is proposed
    account_id BIGINT REFERENCES accounts (id), -- NULL once forgotten, as is the household
    household_id BIGINT REFERENCES households (id),
    stage TEXT NOT NULL CHECK (stage IN (
        'draft', 'proposed', 'seconded', 'put_forward', 'consulted', 'reviewed', 'discussed', 'noticed',
        'voting', 'undecided', 'decided', 'rejected', 'carried_out', 'dropped'
    )),
    since BIGINT NOT NULL, -- of this stage
    begun_at BIGINT NOT NULL,
    title TEXT NOT NULL, -- empty once erased, as is place
    place TEXT NOT NULL,
    cost BIGINT, -- yuan, as estimated
    payer TEXT NOT NULL CHECK (payer IN ('collective', 'households', 'subsidy', 'donations', 'open')),
    lead_id BIGINT REFERENCES cadres (id),
    noticed_at BIGINT,
    opens_at BIGINT,
    closes_at BIGINT,
    extended SMALLINT NOT NULL,
    starts_on TEXT, -- ISO 8601, in the village; so is due_on
    due_on TEXT,
    ended_at BIGINT,
    reason TEXT NOT NULL, -- why it was dropped
    UNIQUE (village_id, year, serial)
);
CREATE INDEX matters_running ON matters (village_id, id) WHERE serial IS NOT NULL AND ended_at IS NULL;
CREATE INDEX matters_ended ON matters (village_id, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX matters_begun ON matters (village_id, begun_at) WHERE serial IS NULL;
CREATE INDEX matters_of_account ON matters (village_id, account_id) WHERE account_id IS NOT NULL;

CREATE TABLE matter_parts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    content TEXT NOT NULL, -- JSON
    album TEXT,
    message_id BIGINT NOT NULL -- of the message that it came as, so that an edit finds it
);
CREATE INDEX parts_of_matter ON matter_parts (village_id, matter_id, id);

CREATE TABLE matter_seconds (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    household_id BIGINT NOT NULL REFERENCES households (id),
    account_id BIGINT REFERENCES accounts (id), -- NULL once forgotten
    at BIGINT NOT NULL,
    PRIMARY KEY (village_id, matter_id, household_id)
);
CREATE INDEX seconds_of_account ON matter_seconds (village_id, account_id) WHERE account_id IS NOT NULL;

CREATE TABLE matter_comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    account_id BIGINT REFERENCES accounts (id), -- NULL once forgotten, as is the household
    household_id BIGINT REFERENCES households (id),
    content TEXT, -- JSON; NULL once erased
    written_at BIGINT NOT NULL,
    hidden_by BIGINT REFERENCES cadres (id),
    hidden_at BIGINT,
    hidden_reason TEXT NOT NULL
);
CREATE INDEX comments_of_matter ON matter_comments (village_id, matter_id, id);
CREATE INDEX comments_of_account ON matter_comments (village_id, account_id) WHERE account_id IS NOT NULL;

CREATE TABLE matter_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    step TEXT NOT NULL,
    at BIGINT NOT NULL,
    cadre_id BIGINT REFERENCES cadres (id),
    day TEXT, -- of the meeting, ISO 8601
    words TEXT NOT NULL -- what came out of it: an official's
);
CREATE INDEX events_of_matter ON matter_events (village_id, matter_id, id);

CREATE TABLE matter_costs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    name TEXT NOT NULL,
    fen BIGINT NOT NULL -- hundredths of a yuan
);
CREATE INDEX costs_of_matter ON matter_costs (village_id, matter_id, id);
