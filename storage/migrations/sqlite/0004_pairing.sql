-- 包组联户, 好经验 and courses: bulletins with their parts, who subscribed to what, courses and who takes part.

CREATE TABLE bulletins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    kind TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('group', 'household', 'village', 'subscribers')),
    group_no BIGINT,
    household_id BIGINT REFERENCES households (id),
    crop TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'returned', 'sent', 'dropped')),
    title TEXT NOT NULL, -- empty once erased
    created_at BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX bulletins_unsent ON bulletins (village_id, created_at)
WHERE state IN ('draft', 'returned', 'dropped');
CREATE INDEX bulletins_proposed ON bulletins (village_id, id) WHERE state = 'proposed';
CREATE INDEX bulletins_sent ON bulletins (village_id, sent_at) WHERE state = 'sent';
CREATE INDEX practices_sent ON bulletins (village_id, id) WHERE state = 'sent' AND kind = 'practice';
CREATE INDEX bulletins_of_cadre ON bulletins (village_id, cadre_id, id);

CREATE TABLE bulletin_parts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    bulletin_id BIGINT NOT NULL REFERENCES bulletins (id),
    content TEXT NOT NULL, -- JSON
    album TEXT,
    message_id BIGINT NOT NULL -- of the message that it came as, so that an edit finds it
);
CREATE INDEX parts_of_bulletin ON bulletin_parts (village_id, bulletin_id, id);
CREATE INDEX parts_by_message ON bulletin_parts (village_id, message_id);

CREATE TABLE subscriptions (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    crop TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (village_id, account_id, crop)
);
CREATE INDEX subscriptions_to_crop ON subscriptions (village_id, crop, account_id);

CREATE TABLE courses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'announced', 'called_off', 'dropped')),
    created_at BIGINT NOT NULL,
    starts_at BIGINT,
    place TEXT NOT NULL,
    seats BIGINT
);
CREATE INDEX courses_by_start ON courses (village_id, starts_at);
CREATE INDEX courses_unannounced ON courses (village_id, created_at) WHERE state IN ('draft', 'dropped');

CREATE TABLE enrolments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    course_id BIGINT NOT NULL REFERENCES courses (id),
    account_id BIGINT REFERENCES accounts (id), -- NULL once forgotten
    seat TEXT NOT NULL CHECK (seat IN ('seated', 'waiting', 'cancelled')),
    since BIGINT NOT NULL,
    came SMALLINT NOT NULL,
    UNIQUE (course_id, account_id)
);
CREATE INDEX enrolments_of_course ON enrolments (village_id, course_id, since, id);
CREATE INDEX enrolments_of_account ON enrolments (village_id, account_id) WHERE account_id IS NOT NULL;
