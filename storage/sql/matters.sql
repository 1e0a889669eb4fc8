-- name: add(village_id, year, account_id, household_id, stage, since, begun_at, title, place, cost, payer, lead_id, noticed_at, opens_at, closes_at, extended, starts_on, due_on, ended_at, reason)^
-- Begin a matter, without a running number.
INSERT INTO matters (
    village_id, year, account_id, household_id, stage, since, begun_at, title, place, cost, payer, lead_id,
    noticed_at, opens_at, closes_at, extended, starts_on, due_on, ended_at, reason
) VALUES (
    :village_id, :year, :account_id, :household_id, :stage, :since, :begun_at, :title, :place, :cost, :payer,
    :lead_id, :noticed_at, :opens_at, :closes_at, :extended, :starts_on, :due_on, :ended_at, :reason
) RETURNING id;

-- name: number(village_id, id, year)^
-- Give a matter the year's next running number, where it has none: whoever writes is alone.
UPDATE matters SET year = CASE WHEN serial IS NULL THEN :year ELSE year END, serial = COALESCE(serial, (
    SELECT other.serial + 1 FROM matters AS other WHERE other.village_id = :village_id AND other.year = :year
    AND other.serial IS NOT NULL ORDER BY other.serial DESC LIMIT 1
), 1) WHERE village_id = :village_id AND id = :id RETURNING year, serial;

-- name: get(village_id, id)^
-- One matter.
SELECT * FROM matters WHERE village_id = :village_id AND id = :id;

-- name: by_number(village_id, year, serial)^
-- The matter that a number names.
SELECT * FROM matters WHERE village_id = :village_id AND year = :year AND serial = :serial;

-- name: save(village_id, id, account_id, household_id, stage, since, title, place, cost, payer, lead_id, noticed_at, opens_at, closes_at, extended, starts_on, due_on, ended_at, reason)!
-- Change a matter.
UPDATE matters SET
    account_id = :account_id, household_id = :household_id, stage = :stage, since = :since, title = :title,
    place = :place, cost = :cost, payer = :payer, lead_id = :lead_id, noticed_at = :noticed_at,
    opens_at = :opens_at, closes_at = :closes_at, extended = :extended, starts_on = :starts_on,
    due_on = :due_on, ended_at = :ended_at, reason = :reason
WHERE village_id = :village_id AND id = :id;

-- name: under_way(village_id)
-- What the village knows of and has not ended, oldest first.
SELECT * FROM matters WHERE village_id = :village_id AND serial IS NOT NULL AND ended_at IS NULL ORDER BY id;

-- name: ended(village_id, most, skipped)
-- What has ended and the village knew of, the latest first.
SELECT * FROM matters WHERE village_id = :village_id AND ended_at IS NOT NULL AND serial IS NOT NULL
ORDER BY ended_at DESC, id DESC LIMIT :most OFFSET :skipped;

-- name: ended_between(village_id, since, until)
-- What has ended within some time and the village knew of, the earliest first.
SELECT * FROM matters WHERE village_id = :village_id AND ended_at >= :since AND ended_at < :until
AND serial IS NOT NULL ORDER BY ended_at, id;

-- name: of_account(village_id, account_id)
-- What an account has written, drafts too, newest first.
SELECT * FROM matters WHERE village_id = :village_id AND account_id = :account_id ORDER BY id DESC;

-- name: add_part(village_id, matter_id, content, album, message_id)!
-- Add to what a proposal says and shows.
INSERT INTO matter_parts (village_id, matter_id, content, album, message_id)
VALUES (:village_id, :matter_id, :content, :album, :message_id);

-- name: clear_parts(village_id, matter_id)!
-- Delete what a proposal says and shows.
DELETE FROM matter_parts WHERE village_id = :village_id AND matter_id = :matter_id;

-- name: parts(village_id, matter_id)
-- What a proposal says and shows, in the order it was written.
SELECT * FROM matter_parts WHERE village_id = :village_id AND matter_id = :matter_id ORDER BY id;

-- name: record(village_id, matter_id, step, at, cadre_id, day, words)!
-- Add to a matter's history.
INSERT INTO matter_events (village_id, matter_id, step, at, cadre_id, day, words)
VALUES (:village_id, :matter_id, :step, :at, :cadre_id, :day, :words);

-- name: history(village_id, matter_id)
-- What has happened to a matter, in order.
SELECT * FROM matter_events WHERE village_id = :village_id AND matter_id = :matter_id ORDER BY id;

-- name: add_cost(village_id, matter_id, name, fen)!
-- Add a line to what a matter has cost.
INSERT INTO matter_costs (village_id, matter_id, name, fen) VALUES (:village_id, :matter_id, :name, :fen);

-- name: clear_costs(village_id, matter_id)!
-- Take those lines away.
DELETE FROM matter_costs WHERE village_id = :village_id AND matter_id = :matter_id;

-- name: costs(village_id, matter_id)
-- What a matter has cost.
SELECT * FROM matter_costs WHERE village_id = :village_id AND matter_id = :matter_id ORDER BY id;
