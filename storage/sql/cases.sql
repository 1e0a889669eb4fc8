-- name: add(village_id, year, serial, reporter_id, household_id, opened_at, topic, about_id, state, responsible_id, first_due_at, due_at, planned_for, seen_at, answered_at, first_answered_at, on_the_spot, closed_at, outcome, rating, reopenings, handovers, appealed, registered_by, privacy, merged_into, names_cadre)^
-- Store a new case; without a running number it gets the year's next: whoever writes is alone.
INSERT INTO cases (
    village_id, year, serial, reporter_id, household_id, opened_at, topic, about_id, state,
    responsible_id, first_due_at, due_at, planned_for, seen_at, answered_at, first_answered_at,
    on_the_spot, closed_at, outcome, rating, reopenings, handovers, appealed, registered_by,
    privacy, merged_into, names_cadre
) VALUES (
    :village_id, :year, COALESCE(
        CAST(:serial AS BIGINT), (
            SELECT serial + 1 FROM cases WHERE village_id = :village_id AND year = :year
            ORDER BY serial DESC LIMIT 1
        ), 1
    ), :reporter_id, :household_id, :opened_at, :topic, :about_id, :state,
    :responsible_id, :first_due_at, :due_at, :planned_for, :seen_at, :answered_at,
    :first_answered_at, :on_the_spot, :closed_at, :outcome, :rating, :reopenings, :handovers,
    :appealed, :registered_by, :privacy, :merged_into, :names_cadre
) RETURNING id, serial;

-- name: get(village_id, id)^
-- One case.
SELECT * FROM cases WHERE village_id = :village_id AND id = :id;

-- name: by_number(village_id, year, serial)^
-- The case that a number names.
SELECT * FROM cases WHERE village_id = :village_id AND year = :year AND serial = :serial;

-- name: save(village_id, id, topic, about_id, state, responsible_id, first_due_at, due_at, planned_for, seen_at, answered_at, first_answered_at, on_the_spot, closed_at, outcome, rating, reopenings, handovers, appealed, registered_by, privacy, merged_into, names_cadre)!
-- Change a case.
UPDATE cases SET
    topic = :topic, about_id = :about_id, state = :state, responsible_id = :responsible_id,
    first_due_at = :first_due_at, due_at = :due_at, planned_for = :planned_for, seen_at = :seen_at,
    answered_at = :answered_at, first_answered_at = :first_answered_at, on_the_spot = :on_the_spot,
    closed_at = :closed_at, outcome = :outcome, rating = :rating, reopenings = :reopenings,
    handovers = :handovers, appealed = :appealed, registered_by = :registered_by,
    privacy = :privacy, merged_into = :merged_into, names_cadre = :names_cadre
WHERE village_id = :village_id AND id = :id;

-- name: of_reporter(village_id, reporter_id, state_1, state_2, state_3, state_4, state_5, state_6, state_7, state_8, state_9, state_10, most, skipped)
-- A reporter's cases in up to ten states, newest first.
SELECT * FROM cases WHERE village_id = :village_id AND reporter_id = :reporter_id
AND state IN (
    :state_1, :state_2, :state_3, :state_4, :state_5,
    :state_6, :state_7, :state_8, :state_9, :state_10
)
ORDER BY id DESC LIMIT :most OFFSET :skipped;

-- name: of_cadre(village_id, cadre_id, state_1, state_2, state_3, state_4, state_5, state_6, state_7, state_8, state_9, state_10, most, skipped)
-- What a cadre is responsible for in up to ten states, the earliest promised date first.
SELECT * FROM cases WHERE village_id = :village_id AND responsible_id = :cadre_id
AND state IN (
    :state_1, :state_2, :state_3, :state_4, :state_5,
    :state_6, :state_7, :state_8, :state_9, :state_10
)
ORDER BY due_at, id LIMIT :most OFFSET :skipped;

-- name: of_registrar(village_id, cadre_id, state_1, state_2, state_3, state_4, state_5, state_6, state_7, state_8, state_9, state_10, most, skipped)
-- What a cadre registered for somebody, in up to ten states, newest first.
SELECT * FROM cases WHERE village_id = :village_id AND registered_by = :cadre_id
AND state IN (
    :state_1, :state_2, :state_3, :state_4, :state_5,
    :state_6, :state_7, :state_8, :state_9, :state_10
)
ORDER BY id DESC LIMIT :most OFFSET :skipped;

-- name: withheld(village_id)
-- Cases that nobody has got, oldest first.
SELECT * FROM cases WHERE village_id = :village_id AND state = 'withheld' ORDER BY id;

-- name: running(village_id)
-- Cases whose clock runs, the earliest promised date first.
SELECT * FROM cases WHERE village_id = :village_id AND state IN ('assigned', 'verifying')
ORDER BY due_at, id;

-- name: merged_into(village_id, main_id)
-- Cases whose answer is that of another.
SELECT * FROM cases WHERE village_id = :village_id AND merged_into = :main_id ORDER BY id;

-- name: opened_between(village_id, since, until)
-- Cases whose first message fell into a time.
SELECT * FROM cases WHERE village_id = :village_id AND opened_at >= :since AND opened_at < :until ORDER BY id;

-- name: first_steps(village_id, since, until)
-- When each step first happened to each of the cases opened in a time.
SELECT case_events.case_id, case_events.step, MIN(case_events.at) AS at
FROM cases JOIN case_events
ON case_events.village_id = cases.village_id AND case_events.case_id = cases.id
WHERE cases.village_id = :village_id AND cases.opened_at >= :since AND cases.opened_at < :until
GROUP BY case_events.case_id, case_events.step;

-- name: history(village_id, case_id)
-- What happened to a case, in order.
SELECT * FROM case_events WHERE village_id = :village_id AND case_id = :case_id ORDER BY id;

-- name: record(village_id, case_id, step, at, account_id, cadre_id, entry_id)!
-- Append to a case's history.
INSERT INTO case_events (village_id, case_id, step, at, account_id, cadre_id, entry_id)
VALUES (
    :village_id, :case_id, :step, :at, CAST(:account_id AS BIGINT), CAST(:cadre_id AS BIGINT),
    CAST(:entry_id AS BIGINT)
);

-- name: uncounted(village_id, until)
-- Cases opened before an instant that no disclosure has counted, oldest first.
SELECT * FROM cases WHERE village_id = :village_id AND counted_in IS NULL AND opened_at < :until
ORDER BY opened_at, id;

-- name: count_in(village_id, id, disclosure_id)*!
-- Remember which disclosure counted a case as received.
UPDATE cases SET counted_in = :disclosure_id WHERE village_id = :village_id AND id = :id;

-- name: closed_since(village_id, since)
-- Cases closed at an instant or later.
SELECT * FROM cases WHERE village_id = :village_id AND closed_at >= :since ORDER BY id;

-- name: answered_since(village_id, since)
-- Cases first answered at an instant or later, whenever they came.
SELECT * FROM cases WHERE village_id = :village_id AND first_answered_at >= :since ORDER BY id;

-- name: steps_by(village_id, account_id, since, until)
-- What an account did to cases in a time.
SELECT * FROM case_events WHERE village_id = :village_id AND account_id = :account_id
AND at >= :since AND at < :until ORDER BY at, id;
