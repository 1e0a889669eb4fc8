-- name: by_telegram_id(village_id, telegram_id)^
-- The account behind Telegram's user id.
SELECT * FROM accounts WHERE village_id = :village_id AND telegram_id = :telegram_id;

-- name: get(village_id, id)^
-- One account.
SELECT * FROM accounts WHERE village_id = :village_id AND id = :id;

-- name: add(village_id, telegram_id, locale, now)^
-- Make an account known.
INSERT INTO accounts (village_id, telegram_id, locale, reachable, created_at)
VALUES (:village_id, :telegram_id, :locale, 1, :now) RETURNING *;

-- name: set_reachable(village_id, id, reachable)!
-- Remember whether it can be written to.
UPDATE accounts SET reachable = :reachable WHERE village_id = :village_id AND id = :id;

-- name: set_locale(village_id, id, locale)!
-- Remember its language.
UPDATE accounts SET locale = :locale WHERE village_id = :village_id AND id = :id;

-- name: of_cadre(village_id, cadre_id)^
-- The account by which a cadre speaks.
SELECT accounts.* FROM accounts JOIN offices ON offices.account_id = accounts.id
WHERE offices.village_id = :village_id AND offices.cadre_id = :cadre_id;

-- name: cadre_id(village_id, account_id)^
-- The cadre who speaks by an account.
SELECT cadre_id FROM offices WHERE village_id = :village_id AND account_id = :account_id;

-- name: release_account(village_id, account_id)!
-- Take an account's office from it.
DELETE FROM offices WHERE village_id = :village_id AND account_id = :account_id;

-- name: release_cadre(village_id, cadre_id)!
-- Take a cadre's account from him.
DELETE FROM offices WHERE village_id = :village_id AND cadre_id = :cadre_id;

-- name: bind_cadre(village_id, cadre_id, account_id, now)!
-- Make this account the cadre's.
INSERT INTO offices (village_id, cadre_id, account_id, since)
VALUES (:village_id, :cadre_id, :account_id, :now);

-- name: memberships(village_id, account_id)
-- An account's living memberships, newest first.
SELECT * FROM memberships WHERE village_id = :village_id AND account_id = :account_id
AND state IN ('choosing', 'pending', 'joined') ORDER BY id DESC;

-- name: memberships_of_household(village_id, household_id)
-- A household's living memberships, oldest first.
SELECT * FROM memberships WHERE village_id = :village_id AND household_id = :household_id
AND state IN ('choosing', 'pending', 'joined') ORDER BY id;

-- name: membership(village_id, id)^
-- One membership.
SELECT * FROM memberships WHERE village_id = :village_id AND id = :id;

-- name: add_membership(village_id, account_id, household_id, member_id, state, now)^
-- Begin a membership.
INSERT INTO memberships (village_id, account_id, household_id, member_id, state, since, joined_at)
VALUES (
    :village_id, :account_id, :household_id, :member_id, :state, :now,
    CASE WHEN CAST(:state AS TEXT) = 'joined' THEN CAST(:now AS BIGINT) END
) RETURNING *;

-- name: set_membership(village_id, id, member_id, state, now)!
-- Move a membership on.
UPDATE memberships SET member_id = :member_id, state = :state, since = :now,
    joined_at = COALESCE(joined_at, CASE WHEN CAST(:state AS TEXT) = 'joined' THEN CAST(:now AS BIGINT) END)
WHERE village_id = :village_id AND id = :id;

-- name: joined_households(village_id, since, until)
-- Households whose first account joined in this time.
SELECT DISTINCT household_id FROM memberships
WHERE village_id = :village_id AND joined_at >= :since AND joined_at < :until AND NOT EXISTS (
    SELECT 1 FROM memberships AS earlier
    WHERE earlier.village_id = memberships.village_id AND earlier.household_id = memberships.household_id
    AND earlier.joined_at < :since
) ORDER BY household_id;

-- name: audience(village_id, after_id, most)
-- Reachable accounts that have joined, by id.
SELECT * FROM accounts WHERE village_id = :village_id AND id > :after_id AND reachable = 1 AND (
    EXISTS (
        SELECT 1 FROM memberships JOIN households ON households.id = memberships.household_id
        WHERE memberships.account_id = accounts.id AND memberships.state = 'joined' AND households.active = 1
    )
    OR EXISTS (
        SELECT 1 FROM offices JOIN cadres ON cadres.id = offices.cadre_id
        WHERE offices.account_id = accounts.id AND cadres.active = 1
    )
) ORDER BY id LIMIT :most;

-- name: set_style(village_id, id, style)!
-- Remember how somebody gets disclosures.
UPDATE accounts SET style = :style WHERE village_id = :village_id AND id = :id;

-- name: households_reached(village_id)
-- The households of which somebody who can be written to has joined.
SELECT households.id AS household_id FROM households
WHERE households.village_id = :village_id AND EXISTS (
    SELECT 1 FROM memberships JOIN accounts ON accounts.id = memberships.account_id
    WHERE memberships.village_id = households.village_id AND memberships.household_id = households.id
    AND memberships.state = 'joined' AND accounts.reachable = 1
);

-- name: households_joined(village_id)
-- The households of which anybody has joined.
SELECT households.id AS household_id FROM households
WHERE households.village_id = :village_id AND EXISTS (
    SELECT 1 FROM memberships WHERE memberships.village_id = households.village_id
    AND memberships.household_id = households.id AND memberships.state = 'joined'
);

-- name: lost(village_id)
-- Accounts that have joined and can't be written to. CROSS JOIN: SQLite then begins with the households.
SELECT DISTINCT accounts.id FROM households CROSS JOIN memberships CROSS JOIN accounts
WHERE households.village_id = :village_id AND households.active = 1
AND memberships.village_id = households.village_id AND memberships.household_id = households.id
AND memberships.state = 'joined' AND accounts.id = memberships.account_id AND accounts.reachable = 0;
