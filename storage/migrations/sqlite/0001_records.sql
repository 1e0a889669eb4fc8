-- The village's records. Times are microseconds since the epoch, UTC; flags are 0 or 1.
-- Words, names, phones and media ids stand only in columns that can be blanked.
-- Indexes begin with the village, as every query does: SQLite would else prefer one that has nothing but the village.
-- AUTOINCREMENT where rows are deleted: buttons, reminders and the history name ids that must not come again.

CREATE TABLE villages (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    timezone TEXT NOT NULL,
    locale TEXT NOT NULL
);

CREATE TABLE facts (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (village_id, name)
);

CREATE TABLE households (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    number TEXT NOT NULL,
    group_no BIGINT NOT NULL,
    head TEXT NOT NULL,
    kind TEXT NOT NULL,
    active SMALLINT NOT NULL,
    UNIQUE (village_id, number)
);

CREATE TABLE members (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    household_id BIGINT NOT NULL REFERENCES households (id),
    name TEXT NOT NULL,
    phone TEXT,
    active SMALLINT NOT NULL,
    position BIGINT NOT NULL
);
CREATE INDEX members_of_household ON members (village_id, household_id);
CREATE INDEX members_by_phone ON members (village_id, phone);

CREATE TABLE cadres (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    name TEXT NOT NULL,
    duties TEXT NOT NULL,
    phone TEXT,
    centers TEXT NOT NULL, -- keys, separated by spaces
    leads TEXT NOT NULL,
    group_no BIGINT,
    large_household_id BIGINT REFERENCES households (id),
    poor_household_id BIGINT REFERENCES households (id),
    is_secretary SMALLINT NOT NULL,
    is_township SMALLINT NOT NULL,
    substitute_id BIGINT REFERENCES cadres (id),
    active SMALLINT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (village_id, name)
);

CREATE TABLE duty (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    weekday BIGINT NOT NULL, -- 0 = Monday
    position BIGINT NOT NULL,
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    PRIMARY KEY (village_id, weekday, position)
);

CREATE TABLE leaves (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    since_day TEXT NOT NULL, -- ISO 8601, in the village
    until_day TEXT NOT NULL,
    PRIMARY KEY (village_id, cadre_id)
);

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    telegram_id BIGINT NOT NULL,
    locale TEXT NOT NULL,
    reachable SMALLINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (village_id, telegram_id)
);
CREATE INDEX accounts_in_order ON accounts (village_id, id);

CREATE TABLE memberships (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    household_id BIGINT NOT NULL REFERENCES households (id),
    member_id BIGINT REFERENCES members (id), -- NULL: the whole family shares the account
    state TEXT NOT NULL CHECK (state IN ('choosing', 'pending', 'joined', 'refused', 'removed')),
    since BIGINT NOT NULL, -- of this state
    joined_at BIGINT -- of the first time that it was joined; it stays, whatever comes after
);
-- An account speaks for one household.
CREATE UNIQUE INDEX one_household_per_account ON memberships (account_id) WHERE state = 'joined';
-- However often somebody taps, he is in a household once.
CREATE UNIQUE INDEX one_membership_each ON memberships (account_id, household_id)
WHERE state IN ('choosing', 'pending', 'joined');
CREATE INDEX memberships_by_joining ON memberships (village_id, joined_at) WHERE joined_at IS NOT NULL;
CREATE INDEX memberships_of_account ON memberships (village_id, account_id, id);
CREATE INDEX memberships_of_household ON memberships (village_id, household_id, id);

CREATE TABLE offices (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (village_id, cadre_id),
    UNIQUE (account_id)
);

CREATE TABLE links (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    token TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('household', 'cadre', 'township')),
    household_id BIGINT REFERENCES households (id),
    cadre_id BIGINT REFERENCES cadres (id),
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    revoked_at BIGINT,
    CHECK ((household_id IS NULL) <> (cadre_id IS NULL))
);
CREATE INDEX links_living ON links (village_id, id) WHERE revoked_at IS NULL;

CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    year BIGINT NOT NULL,
    serial BIGINT NOT NULL,
    reporter_id BIGINT REFERENCES accounts (id), -- NULL: registered for a household without a phone
    household_id BIGINT NOT NULL REFERENCES households (id),
    topic TEXT,
    about_id BIGINT REFERENCES cadres (id),
    state TEXT NOT NULL,
    responsible_id BIGINT REFERENCES cadres (id),
    opened_at BIGINT NOT NULL,
    first_due_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    planned_for TEXT, -- ISO 8601 day
    seen_at BIGINT,
    answered_at BIGINT,
    first_answered_at BIGINT,
    on_the_spot SMALLINT NOT NULL,
    closed_at BIGINT,
    outcome TEXT,
    rating TEXT,
    reopenings BIGINT NOT NULL,
    handovers BIGINT NOT NULL,
    appealed SMALLINT NOT NULL,
    registered_by BIGINT REFERENCES cadres (id),
    privacy TEXT, -- JSON; NULL where the reporter may be named
    merged_into BIGINT REFERENCES cases (id),
    UNIQUE (village_id, year, serial)
);
CREATE INDEX cases_of_reporter ON cases (village_id, reporter_id, state, id);
CREATE INDEX cases_of_cadre ON cases (village_id, responsible_id, state, due_at, id);
CREATE INDEX cases_by_opening ON cases (village_id, opened_at);
CREATE INDEX cases_by_first_answer ON cases (village_id, first_answered_at)
WHERE first_answered_at IS NOT NULL;
CREATE INDEX cases_by_answer ON cases (village_id, answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX cases_unanswered ON cases (village_id, opened_at) WHERE answered_at IS NULL;
CREATE INDEX cases_running ON cases (village_id, due_at) WHERE state IN ('assigned', 'verifying');
CREATE INDEX cases_merged ON cases (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX cases_withheld ON cases (village_id, id) WHERE state = 'withheld';
CREATE INDEX cases_of_household ON cases (village_id, household_id, id);
CREATE INDEX cases_by_closing ON cases (village_id, closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE case_events (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    case_id BIGINT NOT NULL REFERENCES cases (id),
    step TEXT NOT NULL,
    at BIGINT NOT NULL,
    account_id BIGINT,
    cadre_id BIGINT,
    entry_id BIGINT
);
CREATE INDEX case_events_of_case ON case_events (case_id, id);
CREATE TRIGGER case_events_stay BEFORE UPDATE ON case_events
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER case_events_are_kept BEFORE DELETE ON case_events
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    side TEXT NOT NULL CHECK (side IN ('villager', 'cadre')),
    content TEXT, -- JSON; NULL once erased
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    case_id BIGINT REFERENCES cases (id),
    waiting TEXT CHECK (waiting IN ('join', 'matter', 'task', 'burst')),
    album TEXT,
    replaces_id BIGINT REFERENCES entries (id)
);
CREATE INDEX entries_of_case ON entries (village_id, case_id, id);
CREATE INDEX entries_by_message ON entries (village_id, chat_id, message_id, id);
CREATE INDEX entries_waiting ON entries (village_id, account_id, waiting, id) WHERE waiting IS NOT NULL;
CREATE INDEX entries_replacing ON entries (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX entries_of_album ON entries (village_id, account_id, album) WHERE album IS NOT NULL;
CREATE INDEX entries_unplaced ON entries (village_id, written_at) WHERE waiting IS NOT NULL;
CREATE INDEX entries_with_words ON entries (village_id, case_id) WHERE content IS NOT NULL;

CREATE TABLE threads (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    case_id BIGINT NOT NULL REFERENCES cases (id),
    PRIMARY KEY (village_id, chat_id, message_id)
);

CREATE TABLE dialogues (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    object BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (account_id)
);
CREATE INDEX dialogues_by_age ON dialogues (village_id, since);

CREATE TABLE keyboards (
    token TEXT PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    actions TEXT NOT NULL, -- JSON
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX keyboards_of_account ON keyboards (village_id, account_id);
CREATE INDEX keyboards_by_age ON keyboards (village_id, created_at);

CREATE TABLE inbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    update_id BIGINT NOT NULL,
    chat_key BIGINT NOT NULL,
    payload TEXT, -- as Telegram sent it; NULL once settled
    state TEXT NOT NULL CHECK (state IN ('new', 'settled', 'parked', 'quarantined', 'dropped')),
    attempts BIGINT NOT NULL,
    retry_at BIGINT,
    received_at BIGINT NOT NULL,
    error TEXT,
    UNIQUE (village_id, update_id)
);
CREATE INDEX inbox_new ON inbox (village_id, id) WHERE state = 'new';
CREATE INDEX inbox_new_of_chat ON inbox (village_id, chat_key, id) WHERE state = 'new';
CREATE INDEX inbox_parked ON inbox (village_id, id) WHERE state IN ('parked', 'quarantined');
CREATE INDEX inbox_settled ON inbox (village_id, received_at) WHERE state IN ('settled', 'dropped');

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    chat_id BIGINT NOT NULL,
    account_id BIGINT,
    priority BIGINT NOT NULL,
    method TEXT NOT NULL,
    payload TEXT, -- JSON; NULL once forgotten
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'undeliverable')),
    case_id BIGINT REFERENCES cases (id),
    keyboard TEXT,
    follows_id BIGINT REFERENCES outbox (id),
    key TEXT,
    not_before BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    message_id BIGINT, -- the first message that came of it
    message_ids TEXT, -- JSON: all of them
    error TEXT,
    UNIQUE (village_id, key)
);
CREATE INDEX outbox_pending ON outbox (village_id, priority, id) WHERE state = 'pending';
CREATE INDEX outbox_sending ON outbox (village_id, id) WHERE state = 'sending';
CREATE INDEX outbox_due ON outbox (village_id, not_before) WHERE state = 'pending';
CREATE INDEX outbox_of_chat ON outbox (village_id, chat_id) WHERE settled_at IS NULL;
CREATE INDEX outbox_settled ON outbox (village_id, settled_at) WHERE payload IS NOT NULL AND settled_at IS NOT NULL;

CREATE TABLE reminders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    period TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    settled_at BIGINT,
    UNIQUE (village_id, kind, subject, period)
);
CREATE INDEX reminders_due ON reminders (village_id, due_at, id) WHERE settled_at IS NULL;

CREATE TABLE disclosures (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    month TEXT NOT NULL, -- 2026-11
    covers_from BIGINT NOT NULL,
    covers_to BIGINT NOT NULL,
    published_at BIGINT NOT NULL,
    figures TEXT NOT NULL, -- JSON
    UNIQUE (village_id, month)
);

CREATE TABLE disclosure_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    text TEXT NOT NULL,
    submitted_at BIGINT NOT NULL,
    disclosure_id BIGINT REFERENCES disclosures (id)
);
CREATE INDEX items_of_disclosure ON disclosure_items (village_id, disclosure_id, id);

CREATE TABLE quick_answers (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    text TEXT NOT NULL
);
CREATE INDEX quick_answers_of_cadre ON quick_answers (cadre_id, id);

-- What privileged people did: ids only, and it stays.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    act TEXT NOT NULL,
    at BIGINT NOT NULL,
    cadre_id BIGINT, -- who; NULL: whoever sits at the village's computer, or a member for himself
    account_id BIGINT, -- by which account
    case_id BIGINT,
    household_id BIGINT,
    about_id BIGINT, -- the cadre or account that it was done to
    amount BIGINT
);
CREATE INDEX audit_in_order ON audit (village_id, at, id);
CREATE INDEX audit_of_cadre ON audit (village_id, cadre_id, at);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

-- Wrong links and words of strangers that were answered, to be counted for an hour.
CREATE TABLE tries (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX tries_of_account ON tries (village_id, account_id, kind, at);
CREATE INDEX tries_in_order ON tries (village_id, at);
