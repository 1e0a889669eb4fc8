-- name: add(village_id, vote_id, occasion, state, cadre_id, entered_at)^
-- Begin a hand count.
INSERT INTO hand_counts (village_id, vote_id, occasion, state, cadre_id, entered_at)
VALUES (:village_id, :vote_id, :occasion, :state, :cadre_id, :entered_at) RETURNING id;

-- name: save(village_id, id, state, witness_id, in_favour, against, abstaining)!
-- Change a hand count.
UPDATE hand_counts SET state = :state, witness_id = :witness_id, in_favour = :in_favour, against = :against,
    abstaining = :abstaining
WHERE village_id = :village_id AND id = :id;

-- name: get(village_id, id)^
-- One hand count.
SELECT * FROM hand_counts WHERE village_id = :village_id AND id = :id;

-- name: of_vote(village_id, vote_id)
-- A vote's hand counts.
SELECT * FROM hand_counts WHERE village_id = :village_id AND vote_id = :vote_id ORDER BY id;

-- name: households(village_id, hand_count_id)
-- Which households took part.
SELECT household_id FROM hand_count_households
WHERE village_id = :village_id AND hand_count_id = :hand_count_id ORDER BY household_id;

-- name: put_household(village_id, hand_count_id, household_id)*!
-- One of them took part.
INSERT INTO hand_count_households (village_id, hand_count_id, household_id)
VALUES (:village_id, :hand_count_id, :household_id)
ON CONFLICT (village_id, hand_count_id, household_id) DO NOTHING;

-- name: take_household(village_id, hand_count_id, household_id)*!
-- One of them did not.
DELETE FROM hand_count_households
WHERE village_id = :village_id AND hand_count_id = :hand_count_id AND household_id = :household_id;

-- name: forget(village_id, vote_id)
-- The close: their totals are part of the vote's own count, and stand nowhere by themselves.
UPDATE hand_counts SET in_favour = NULL, against = NULL, abstaining = NULL
WHERE village_id = :village_id AND vote_id = :vote_id RETURNING id;
