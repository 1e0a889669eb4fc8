-- name: add(village_id, cadre_id, household_id, day, recorded_at, together_with, word, case_id)^
-- Store a visit.
INSERT INTO visits (village_id, cadre_id, household_id, day, recorded_at, together_with, word, case_id)
VALUES (
    :village_id, :cadre_id, :household_id, :day, :recorded_at, CAST(:together_with AS BIGINT), :word,
    CAST(:case_id AS BIGINT)
) RETURNING id;

-- name: get(village_id, id)^
-- One visit.
SELECT * FROM visits WHERE village_id = :village_id AND id = :id;

-- name: save(village_id, id, together_with, word, case_id)!
-- Change what is said of a visit.
UPDATE visits SET together_with = CAST(:together_with AS BIGINT), word = :word, case_id = CAST(:case_id AS BIGINT)
WHERE village_id = :village_id AND id = :id;

-- name: part(village_id, id)!
-- A colleague's visit stands by itself from now on.
UPDATE visits SET together_with = NULL WHERE village_id = :village_id AND together_with = :id;

-- name: remove_notes(village_id, id)!
-- Delete what was written about a visit.
DELETE FROM notes WHERE village_id = :village_id AND visit_id = :id;

-- name: remove(village_id, id)!
-- Delete a visit.
DELETE FROM visits WHERE village_id = :village_id AND id = :id;

-- name: on_day(village_id, household_id, day)
-- Everybody's visits to a household on a day.
SELECT * FROM visits WHERE village_id = :village_id AND household_id = :household_id AND day = :day ORDER BY id;

-- name: together(village_id, id)
-- Visits of colleagues who went along.
SELECT * FROM visits WHERE village_id = :village_id AND together_with = :id ORDER BY id;

-- name: of_cadre(village_id, cadre_id, since_day, until_day)
-- A cadre's visits on some days.
SELECT * FROM visits WHERE village_id = :village_id AND cadre_id = :cadre_id
AND day >= :since_day AND day < :until_day ORDER BY day, id;

-- name: of_household(village_id, household_id)
-- All visits to a household.
SELECT * FROM visits WHERE village_id = :village_id AND household_id = :household_id ORDER BY day, id;

-- name: between(village_id, since_day, until_day)
-- All visits on some days.
SELECT * FROM visits WHERE village_id = :village_id AND day >= :since_day AND day < :until_day ORDER BY day, id;

-- name: held_between(village_id, since, until)
-- Visits recorded in a time, without those that the household says never took place.
SELECT * FROM visits WHERE village_id = :village_id AND recorded_at >= :since AND recorded_at < :until
AND (word IS NULL OR word <> 'did_not_come') ORDER BY recorded_at, id;

-- name: last_days(village_id)
-- The last day on which each household was visited; NULL where it never was.
SELECT id, (
    SELECT MAX(day) FROM visits WHERE visits.village_id = households.village_id
    AND visits.household_id = households.id
) AS day FROM households WHERE village_id = :village_id;
