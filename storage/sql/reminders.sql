-- name: put(village_id, kind, subject, period, due_at)^
-- Store a reminder, unless its key is known.
INSERT INTO reminders (village_id, kind, subject, period, due_at)
VALUES (:village_id, :kind, :subject, :period, :due_at)
ON CONFLICT (village_id, kind, subject, period) DO NOTHING RETURNING id;

-- name: put_all(village_id, kind, subject, period, due_at)*!
-- Store reminders whose keys aren't known.
INSERT INTO reminders (village_id, kind, subject, period, due_at)
VALUES (:village_id, :kind, :subject, :period, :due_at)
ON CONFLICT (village_id, kind, subject, period) DO NOTHING;

-- name: move(village_id, kind, subject, period, due_at)!
-- Store a reminder, or set it to a new time even where it has fired.
INSERT INTO reminders (village_id, kind, subject, period, due_at)
VALUES (:village_id, :kind, :subject, :period, :due_at)
ON CONFLICT (village_id, kind, subject, period) DO UPDATE SET due_at = excluded.due_at, settled_at = NULL;

-- name: put_or_postpone(village_id, kind, subject, period, due_at)^
-- Store a reminder, or move it where it has not fired.
INSERT INTO reminders (village_id, kind, subject, period, due_at)
VALUES (:village_id, :kind, :subject, :period, :due_at)
ON CONFLICT (village_id, kind, subject, period) DO UPDATE SET due_at = excluded.due_at
WHERE reminders.settled_at IS NULL RETURNING id;

-- name: pending(village_id, kind, subject, period)^
-- When what has not fired yet is due.
SELECT due_at FROM reminders WHERE village_id = :village_id AND kind = :kind AND subject = :subject
AND period = :period AND settled_at IS NULL;

-- name: cancel(village_id, kind, subject, period)!
-- Take back what has not fired; without a period, all of this kind and subject.
DELETE FROM reminders WHERE village_id = :village_id AND kind = :kind AND subject = :subject
AND period = COALESCE(CAST(:period AS TEXT), period) AND settled_at IS NULL;

-- name: due(village_id, now, most)
-- What has fallen due, the earliest first.
SELECT * FROM reminders WHERE village_id = :village_id AND settled_at IS NULL AND due_at <= :now
ORDER BY due_at, id LIMIT :most;

-- name: settle(village_id, id, now)^
-- Mark a reminder as fired.
UPDATE reminders SET settled_at = :now
WHERE village_id = :village_id AND id = :id AND settled_at IS NULL RETURNING id;

-- name: next_due(village_id)^
-- When the next reminder falls due.
SELECT MIN(due_at) AS at FROM reminders WHERE village_id = :village_id AND settled_at IS NULL;
