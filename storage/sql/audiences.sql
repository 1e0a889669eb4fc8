-- name: in_group(village_id, group_no, after_id, most)
-- Reachable accounts of a group's households, by id.
SELECT accounts.*, memberships.household_id FROM accounts
JOIN memberships ON memberships.account_id = accounts.id AND memberships.state = 'joined'
JOIN households ON households.id = memberships.household_id AND households.active = 1
WHERE accounts.village_id = :village_id AND accounts.id > :after_id AND accounts.reachable = 1
AND households.group_no = :group_no ORDER BY accounts.id LIMIT :most;

-- name: in_household(village_id, household_id, after_id, most)
-- Reachable accounts of a household, by id.
SELECT accounts.*, memberships.household_id FROM accounts
JOIN memberships ON memberships.account_id = accounts.id AND memberships.state = 'joined'
JOIN households ON households.id = memberships.household_id AND households.active = 1
WHERE accounts.village_id = :village_id AND accounts.id > :after_id AND accounts.reachable = 1
AND households.id = :household_id ORDER BY accounts.id LIMIT :most;

-- name: in_village(village_id, after_id, most)
-- Reachable accounts that have joined, of households and cadres, by id.
SELECT accounts.*, households.id AS household_id FROM accounts
LEFT JOIN memberships ON memberships.account_id = accounts.id AND memberships.state = 'joined'
LEFT JOIN households ON households.id = memberships.household_id AND households.active = 1
LEFT JOIN offices ON offices.account_id = accounts.id
LEFT JOIN cadres ON cadres.id = offices.cadre_id AND cadres.active = 1
WHERE accounts.village_id = :village_id AND accounts.id > :after_id AND accounts.reachable = 1
AND (households.id IS NOT NULL OR cadres.id IS NOT NULL) ORDER BY accounts.id LIMIT :most;

-- name: subscribers(village_id, crop, after_id, most)
-- Those of them who subscribed to a crop; without one, to any.
SELECT accounts.*, households.id AS household_id FROM accounts
LEFT JOIN memberships ON memberships.account_id = accounts.id AND memberships.state = 'joined'
LEFT JOIN households ON households.id = memberships.household_id AND households.active = 1
LEFT JOIN offices ON offices.account_id = accounts.id
LEFT JOIN cadres ON cadres.id = offices.cadre_id AND cadres.active = 1
WHERE accounts.village_id = :village_id AND accounts.id > :after_id AND accounts.reachable = 1
AND (households.id IS NOT NULL OR cadres.id IS NOT NULL)
AND EXISTS (
    SELECT 1 FROM subscriptions WHERE subscriptions.village_id = :village_id
    AND subscriptions.account_id = accounts.id
    AND (CAST(:crop AS TEXT) IS NULL OR subscriptions.crop = CAST(:crop AS TEXT))
) ORDER BY accounts.id LIMIT :most;

-- name: households(village_id, group_no, household_id)^
-- How many active households there are: of a group, or one, or all.
SELECT COUNT(*) AS number FROM households WHERE village_id = :village_id AND active = 1
AND (CAST(:group_no AS BIGINT) IS NULL OR group_no = CAST(:group_no AS BIGINT))
AND (CAST(:household_id AS BIGINT) IS NULL OR id = CAST(:household_id AS BIGINT));

-- name: reached(village_id, first, last)^
-- How far messages with such keys have come. The first part of each stands for the whole.
SELECT
    COUNT(DISTINCT CASE WHEN outbox.state = 'sent' THEN outbox.account_id END) AS accounts,
    COUNT(DISTINCT CASE WHEN outbox.state = 'sent' THEN memberships.household_id END) AS households,
    COUNT(DISTINCT CASE WHEN outbox.state IN ('pending', 'sending') THEN outbox.account_id END) AS waiting
FROM outbox
LEFT JOIN memberships ON memberships.account_id = outbox.account_id AND memberships.state = 'joined'
WHERE outbox.village_id = :village_id AND outbox.key >= :first AND outbox.key < :last
AND outbox.follows_id IS NULL;
