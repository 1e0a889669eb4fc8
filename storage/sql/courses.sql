-- name: add(village_id, cadre_id, title, state, created_at, starts_at, place, seats)^
-- Store a course.
INSERT INTO courses (village_id, cadre_id, title, state, created_at, starts_at, place, seats)
VALUES (:village_id, :cadre_id, :title, :state, :created_at, :starts_at, :place, :seats) RETURNING *;

-- name: get(village_id, id)^
-- One course.
SELECT * FROM courses WHERE village_id = :village_id AND id = :id;

-- name: save(village_id, id, cadre_id, title, state, created_at, starts_at, place, seats)!
-- Change a course.
UPDATE courses SET cadre_id = :cadre_id, title = :title, state = :state, created_at = :created_at,
    starts_at = :starts_at, place = :place, seats = :seats
WHERE village_id = :village_id AND id = :id;

-- name: starting(village_id, since, until)
-- The announced courses that start within some time.
SELECT * FROM courses WHERE village_id = :village_id AND state = 'announced'
AND starts_at >= :since AND starts_at < :until ORDER BY starts_at, id;

-- name: enrolments(village_id, course_id)
-- Who signed up, in order.
SELECT * FROM enrolments WHERE village_id = :village_id AND course_id = :course_id ORDER BY since, id;

-- name: enrol(village_id, course_id, account_id, seat, since)!
-- Put an account into a course, or back into it.
INSERT INTO enrolments (village_id, course_id, account_id, seat, since, came)
VALUES (:village_id, :course_id, :account_id, :seat, :since, 0)
ON CONFLICT (course_id, account_id) DO UPDATE SET seat = excluded.seat, since = excluded.since, came = 0
WHERE enrolments.village_id = excluded.village_id;

-- name: save_enrolment(village_id, id, seat, came)!
-- Change how somebody stands with a course.
UPDATE enrolments SET seat = :seat, came = :came WHERE village_id = :village_id AND id = :id;

-- name: of_account(village_id, account_id)
-- What an account has to do with courses.
SELECT courses.*, enrolments.id AS enrolment_id, enrolments.account_id, enrolments.seat, enrolments.since,
    enrolments.came
FROM enrolments JOIN courses ON courses.id = enrolments.course_id
WHERE enrolments.village_id = :village_id AND enrolments.account_id = :account_id
ORDER BY courses.starts_at, courses.id;
