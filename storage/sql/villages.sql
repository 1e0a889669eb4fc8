-- name: put(key, name, timezone, locale)^
-- Make a village known, or bring its name, zone and language up to date.
INSERT INTO villages (key, name, timezone, locale) VALUES (:key, :name, :timezone, :locale)
ON CONFLICT (key) DO UPDATE SET name = excluded.name, timezone = excluded.timezone, locale = excluded.locale
RETURNING *;

-- name: paused()
-- The villages that nobody is to serve for now, by their keys.
SELECT key FROM villages WHERE EXISTS (
    SELECT 1 FROM facts WHERE facts.village_id = villages.id AND facts.name = 'paused' AND facts.value <> ''
);

-- name: stirring(now)
-- The villages where something is to be done now: what tells a server's many villages that one is to look.
SELECT id FROM villages WHERE EXISTS (
    SELECT 1 FROM inbox WHERE inbox.village_id = villages.id AND inbox.state = 'new'
) OR EXISTS (
    SELECT 1 FROM outbox WHERE outbox.village_id = villages.id AND outbox.state = 'pending'
) OR EXISTS (
    SELECT 1 FROM reminders
    WHERE reminders.village_id = villages.id AND reminders.settled_at IS NULL AND reminders.due_at <= :now
);
