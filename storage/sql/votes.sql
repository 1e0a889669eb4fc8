-- name: add(village_id, matter_id, state, electorate, noticed_at, opens_at, closes_at, quorum_part, quorum_whole, majority_part, majority_whole)^
-- Store a vote that is announced.
INSERT INTO votes (
    village_id, matter_id, state, electorate, noticed_at, opens_at, closes_at,
    quorum_part, quorum_whole, majority_part, majority_whole, extended
) VALUES (
    :village_id, :matter_id, :state, :electorate, :noticed_at, :opens_at, :closes_at,
    :quorum_part, :quorum_whole, :majority_part, :majority_whole, 0
) RETURNING id;

-- name: save(village_id, id, state, closes_at, in_favour, against, abstaining, extended, closed_at)!
-- Change a vote.
UPDATE votes SET state = :state, closes_at = :closes_at, in_favour = :in_favour, against = :against,
    abstaining = :abstaining, extended = :extended, closed_at = :closed_at
WHERE village_id = :village_id AND id = :id;

-- name: get(village_id, id)^
-- One vote.
SELECT * FROM votes WHERE village_id = :village_id AND id = :id;

-- name: of_matter(village_id, matter_id)^
-- A matter's newest vote.
SELECT * FROM votes WHERE village_id = :village_id AND matter_id = :matter_id ORDER BY id DESC LIMIT 1;

-- name: under_way(village_id)
-- The votes that are announced or open.
SELECT * FROM votes WHERE village_id = :village_id AND state IN ('announced', 'open') ORDER BY id;

-- name: add_elector(village_id, vote_id, household_id)*!
-- Let a household take part.
INSERT INTO electors (village_id, vote_id, household_id, sealed) VALUES (:village_id, :vote_id, :household_id, 0);

-- name: elector(village_id, vote_id, household_id)^
-- One household of an electorate.
SELECT * FROM electors WHERE village_id = :village_id AND vote_id = :vote_id AND household_id = :household_id;

-- name: of_household(village_id, household_id)
-- The votes that a household is asked in.
SELECT electors.* FROM votes JOIN electors ON electors.village_id = :village_id
    AND electors.vote_id = votes.id AND electors.household_id = :household_id
WHERE votes.village_id = :village_id ORDER BY votes.id DESC;

-- name: electors(village_id, vote_id)
-- An electorate.
SELECT * FROM electors WHERE village_id = :village_id AND vote_id = :vote_id ORDER BY household_id;

-- name: took_part(village_id, vote_id)^
-- How many households have taken part.
SELECT COUNT(*) AS number FROM electors
WHERE village_id = :village_id AND vote_id = :vote_id AND way IS NOT NULL;

-- name: tapped(village_id, vote_id, household_id, account_id)!
-- A household has taken part with a tap.
UPDATE electors SET way = 'tap', account_id = :account_id
WHERE village_id = :village_id AND vote_id = :vote_id AND household_id = :household_id;

-- name: by_hand(village_id, vote_id, household_id, hand_count_id)*!
-- A household has taken part at a meeting or on paper.
UPDATE electors SET way = 'hands', account_id = NULL, hand_count_id = :hand_count_id
WHERE village_id = :village_id AND vote_id = :vote_id AND household_id = :household_id AND sealed = 0;

-- name: cancel(village_id, vote_id, household_id)*!
-- What a household tapped counts no more.
DELETE FROM ballots WHERE village_id = :village_id AND vote_id = :vote_id AND household_id = :household_id;

-- name: choose(village_id, vote_id, household_id, choice)!
-- What a household chooses, in the place of what it chose before.
INSERT INTO ballots (village_id, vote_id, household_id, choice)
VALUES (:village_id, :vote_id, :household_id, :choice)
ON CONFLICT (village_id, vote_id, household_id) DO UPDATE SET choice = excluded.choice;

-- name: choice(village_id, vote_id, household_id)^
-- What a household chose, for itself alone.
SELECT choice FROM ballots WHERE village_id = :village_id AND vote_id = :vote_id AND household_id = :household_id;

-- name: count(village_id, vote_id)
-- How many chose what.
SELECT choice, COUNT(*) AS number FROM ballots WHERE village_id = :village_id AND vote_id = :vote_id GROUP BY choice;

-- name: forget_ballots(village_id, vote_id)
-- The close: nobody can say any more which household chose what.
DELETE FROM ballots WHERE village_id = :village_id AND vote_id = :vote_id RETURNING household_id;

-- name: seal(village_id, vote_id)
-- Nor who tapped. What has been counted can't be changed.
UPDATE electors SET account_id = NULL, sealed = CASE WHEN way IS NULL THEN 0 ELSE 1 END
WHERE village_id = :village_id AND vote_id = :vote_id RETURNING household_id;

-- name: forget_updates(village_id, pattern)
-- Nor what could not be handled of the taps on them.
UPDATE inbox SET state = 'dropped', payload = NULL WHERE village_id = :village_id AND state = 'parked'
AND EXISTS (
    SELECT 1 FROM keyboards WHERE keyboards.village_id = :village_id AND keyboards.actions LIKE :pattern
    AND inbox.payload LIKE '%' || keyboards.token || '%'
) RETURNING id;

-- name: forget_buttons(village_id, pattern)
-- Nor what the buttons meant.
DELETE FROM keyboards WHERE village_id = :village_id AND actions LIKE :pattern RETURNING token;

-- name: lost(village_id)
-- Households that tapped in an open vote and whose choice isn't here: the records come from a backup.
SELECT electors.vote_id, electors.household_id FROM electors
WHERE electors.village_id = :village_id AND electors.vote_id IN (
    SELECT id FROM votes WHERE village_id = :village_id AND state IN ('announced', 'open')
) AND electors.way = 'tap' AND electors.sealed = 0 AND NOT EXISTS (
    SELECT 1 FROM ballots WHERE ballots.village_id = :village_id AND ballots.vote_id = electors.vote_id
    AND ballots.household_id = electors.household_id
);

-- name: reset(village_id, vote_id, household_id)*!
-- A household has not taken part after all.
UPDATE electors SET way = NULL, account_id = NULL, hand_count_id = NULL
WHERE village_id = :village_id AND vote_id = :vote_id AND household_id = :household_id;

-- name: named_voter(village_id, household_id)^
-- Whom a household named to tap for it.
SELECT account_id FROM household_voters WHERE village_id = :village_id AND household_id = :household_id;

-- name: name_voter(village_id, household_id, account_id)!
-- Name who taps for a household.
INSERT INTO household_voters (village_id, household_id, account_id)
VALUES (:village_id, :household_id, :account_id)
ON CONFLICT (village_id, household_id) DO UPDATE SET account_id = excluded.account_id;
