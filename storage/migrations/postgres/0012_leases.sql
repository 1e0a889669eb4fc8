-- Which process serves which village, until when. Times are by the database's clock.

CREATE TABLE leases (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    holder TEXT NOT NULL, -- a process; empty: nobody, let go of
    epoch BIGINT NOT NULL, -- one more with each new holder: whoever had an earlier one changes nothing any more
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (village_id)
);

-- The processes that live, and which villages each of them could serve.
CREATE TABLE processes (
    id TEXT PRIMARY KEY,
    offers TEXT NOT NULL, -- JSON: ids of villages
    expires_at BIGINT NOT NULL
);
