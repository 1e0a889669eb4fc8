-- name: inbox(village_id)^
-- Updates that wait.
SELECT COUNT(*) AS number, MIN(received_at) AS since FROM inbox WHERE village_id = :village_id AND state = 'new';

-- name: parked(village_id)^
-- Updates that somebody has to look at.
SELECT COUNT(*) AS number FROM inbox WHERE village_id = :village_id AND state IN ('parked', 'quarantined');

-- name: outbox(village_id, now)^
-- Messages that may go out.
SELECT COUNT(*) AS number, MIN(not_before) AS since FROM outbox
WHERE village_id = :village_id AND state = 'pending' AND not_before <= :now;

-- name: reminders(village_id, now)^
-- Reminders that are due.
SELECT COUNT(*) AS number, MIN(due_at) AS since FROM reminders
WHERE village_id = :village_id AND settled_at IS NULL AND due_at <= :now;

-- name: overdue(village_id, now)^
-- Cases whose promised date has passed.
SELECT COUNT(*) AS number FROM cases
WHERE village_id = :village_id AND state IN ('assigned', 'verifying') AND due_at < :now;
