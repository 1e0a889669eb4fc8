-- 帮办制: what is handled for villagers, and where each of their papers is.

CREATE TABLE proxies (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    case_id BIGINT NOT NULL REFERENCES cases (id),
    procedure_name TEXT NOT NULL, -- empty once erased, as are office and result
    office TEXT NOT NULL,
    days BIGINT NOT NULL, -- that the office usually needs
    result TEXT NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('picked', 'collecting', 'complete', 'handed_in', 'done', 'returned', 'stopped')
    ),
    since BIGINT NOT NULL, -- of this state
    to_fetch SMALLINT NOT NULL,
    done_at BIGINT,
    ended_at BIGINT,
    PRIMARY KEY (village_id, case_id)
);
CREATE INDEX proxies_done ON proxies (village_id, done_at) WHERE done_at IS NOT NULL;
CREATE INDEX proxies_ended ON proxies (village_id, ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE papers (
    id INTEGER PRIMARY KEY,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    case_id BIGINT NOT NULL REFERENCES cases (id),
    name TEXT NOT NULL, -- empty once erased
    state TEXT NOT NULL CHECK (state IN ('wanted', 'received', 'handed_in', 'returned', 'kept')),
    holder_id BIGINT REFERENCES cadres (id),
    received_at BIGINT,
    handed_in_at BIGINT,
    returned_at BIGINT,
    told TEXT NOT NULL -- the state that its villager was last told of
);
CREATE INDEX papers_of_case ON papers (village_id, case_id, id);
