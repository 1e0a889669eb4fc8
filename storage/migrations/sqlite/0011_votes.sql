-- 村民议事: votes. Each household once; which of them chose what is in a table of its own, and only until the close.

CREATE TABLE votes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    matter_id BIGINT NOT NULL REFERENCES matters (id),
    state TEXT NOT NULL CHECK (state IN ('announced', 'open', 'short', 'adopted', 'rejected', 'called_off')),
    electorate BIGINT NOT NULL, -- households
    noticed_at BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    quorum_part BIGINT NOT NULL, -- quorum_part / quorum_whole of the electorate
    quorum_whole BIGINT NOT NULL,
    majority_part BIGINT NOT NULL,
    majority_whole BIGINT NOT NULL,
    in_favour BIGINT, -- NULL before the close, as are the next two
    against BIGINT,
    abstaining BIGINT,
    extended SMALLINT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX votes_of_matter ON votes (village_id, matter_id, id);
CREATE INDEX votes_under_way ON votes (village_id, id) WHERE state IN ('announced', 'open');

CREATE TABLE hand_counts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    village_id BIGINT NOT NULL REFERENCES villages (id),
    vote_id BIGINT NOT NULL REFERENCES votes (id),
    occasion TEXT NOT NULL CHECK (occasion IN ('meeting', 'paper')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'offered', 'confirmed', 'refused', 'dropped')),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    witness_id BIGINT REFERENCES cadres (id),
    entered_at BIGINT NOT NULL,
    in_favour BIGINT, -- NULL before they are entered, and once they are part of the vote's own count
    against BIGINT,
    abstaining BIGINT
);
CREATE INDEX hand_counts_of_vote ON hand_counts (village_id, vote_id, id);

CREATE TABLE hand_count_households (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    hand_count_id BIGINT NOT NULL REFERENCES hand_counts (id),
    household_id BIGINT NOT NULL REFERENCES households (id),
    PRIMARY KEY (village_id, hand_count_id, household_id)
);

CREATE TABLE electors (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    vote_id BIGINT NOT NULL REFERENCES votes (id),
    household_id BIGINT NOT NULL REFERENCES households (id),
    way TEXT CHECK (way IN ('tap', 'hands')), -- NULL: it has not taken part
    account_id BIGINT REFERENCES accounts (id), -- who tapped; NULL from the close on
    hand_count_id BIGINT REFERENCES hand_counts (id),
    sealed SMALLINT NOT NULL, -- counted at an earlier close: it can't be changed any more
    PRIMARY KEY (village_id, vote_id, household_id)
);
CREATE INDEX electors_of_account ON electors (village_id, account_id) WHERE account_id IS NOT NULL;

-- What a household chose, so that it can change it. Deleted in the transaction that counts; no backup has it.
CREATE TABLE ballots (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    vote_id BIGINT NOT NULL REFERENCES votes (id),
    household_id BIGINT NOT NULL REFERENCES households (id),
    choice TEXT NOT NULL CHECK (choice IN ('for', 'against', 'abstain')),
    PRIMARY KEY (village_id, vote_id, household_id)
);

CREATE TABLE household_voters (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    household_id BIGINT NOT NULL REFERENCES households (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id), -- who taps for it, in the place of its head
    PRIMARY KEY (village_id, household_id)
);
CREATE INDEX voters_of_account ON household_voters (village_id, account_id);
