-- Visits (谈心活动) and the people's diary (民情日记). What cadres wrote stands in notes, which can be blanked.

CREATE TABLE visits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    household_id BIGINT NOT NULL REFERENCES households (id),
    day TEXT NOT NULL, -- ISO 8601, in the village
    recorded_at BIGINT NOT NULL,
    together_with BIGINT REFERENCES visits (id), -- the colleague's visit, where two went together
    word TEXT CHECK (word IN ('came', 'did_not_come')), -- the household's; NULL: it has said nothing
    case_id BIGINT REFERENCES cases (id), -- what became of a problem that was raised
    UNIQUE (village_id, cadre_id, household_id, day)
);
CREATE INDEX visits_by_day ON visits (village_id, day, id);
CREATE INDEX visits_by_recording ON visits (village_id, recorded_at);
CREATE INDEX visits_of_household ON visits (village_id, household_id, day);
CREATE INDEX visits_of_cadre ON visits (village_id, cadre_id, day);
CREATE INDEX visits_together ON visits (together_with) WHERE together_with IS NOT NULL;

CREATE TABLE diary (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    written_at BIGINT NOT NULL,
    household_id BIGINT REFERENCES households (id),
    group_no BIGINT,
    center TEXT,
    case_id BIGINT REFERENCES cases (id)
);
CREATE INDEX diary_of_cadre ON diary (village_id, cadre_id, written_at, id);
CREATE INDEX diary_of_household ON diary (village_id, household_id) WHERE household_id IS NOT NULL;

CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    visit_id BIGINT REFERENCES visits (id),
    diary_id BIGINT REFERENCES diary (id),
    part TEXT NOT NULL CHECK (part IN ('talk', 'problem', 'analysis', 'done', 'answer')),
    content TEXT, -- JSON; NULL once erased
    written_at BIGINT NOT NULL,
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    CHECK ((visit_id IS NULL) <> (diary_id IS NULL))
);
CREATE INDEX notes_of_visit ON notes (village_id, visit_id, id) WHERE visit_id IS NOT NULL;
CREATE INDEX notes_of_diary ON notes (village_id, diary_id, id) WHERE diary_id IS NOT NULL;
CREATE INDEX notes_by_message ON notes (village_id, chat_id, message_id);
CREATE INDEX notes_with_words ON notes (village_id, written_at) WHERE content IS NOT NULL;
CREATE INDEX notes_of_account ON notes (village_id, account_id);

-- What a cadre did to cases in a month: his diary shows it, and copies nothing.
CREATE INDEX case_events_of_account ON case_events (village_id, account_id, at) WHERE account_id IS NOT NULL;
