-- name: household(village_id, id)^
-- One household.
SELECT * FROM households WHERE village_id = :village_id AND id = :id;

-- name: household_by_number(village_id, number)^
-- The household that a number names.
SELECT * FROM households WHERE village_id = :village_id AND number = :number;

-- name: households(village_id)
-- All households, the deactivated too.
SELECT * FROM households WHERE village_id = :village_id ORDER BY group_no, number;

-- name: add_household(village_id, number, group_no, head, kind, active)^
-- Store a new household.
INSERT INTO households (village_id, number, group_no, head, kind, active)
VALUES (:village_id, :number, :group_no, :head, :kind, :active) RETURNING id;

-- name: save_household(village_id, id, number, group_no, head, kind, active)^
-- Change a household.
UPDATE households SET number = :number, group_no = :group_no, head = :head, kind = :kind, active = :active,
    left_at = CASE WHEN CAST(:active AS SMALLINT) = 1 THEN NULL ELSE left_at END
WHERE village_id = :village_id AND id = :id RETURNING id;

-- name: member(village_id, id)^
-- One member.
SELECT * FROM members WHERE village_id = :village_id AND id = :id;

-- name: members(village_id, household_id)
-- A household's active members in the roster's order.
SELECT * FROM members WHERE village_id = :village_id AND household_id = :household_id AND active = 1
ORDER BY position, id;

-- name: all_members(village_id)
-- Every member of the village.
SELECT * FROM members WHERE village_id = :village_id ORDER BY household_id, position, id;

-- name: members_by_phone(village_id, phone)
-- Active members of active households with this number.
SELECT members.* FROM members JOIN households ON households.id = members.household_id
WHERE members.village_id = :village_id AND members.phone = :phone AND members.active = 1
AND households.active = 1 ORDER BY members.id;

-- name: add_member(village_id, household_id, name, phone, active, position)^
-- Store a new member.
INSERT INTO members (village_id, household_id, name, phone, active, position)
VALUES (:village_id, :household_id, :name, :phone, :active, :position) RETURNING id;

-- name: save_member(village_id, id, name, phone, active, position)^
-- Change a member.
UPDATE members SET name = :name, phone = :phone, active = :active, position = :position,
    left_at = CASE WHEN CAST(:active AS SMALLINT) = 1 THEN NULL ELSE left_at END
WHERE village_id = :village_id AND id = :id RETURNING id;

-- name: cadres(village_id)
-- All cadres, the deactivated too.
SELECT * FROM cadres WHERE village_id = :village_id ORDER BY position, id;

-- name: directory(village_id)
-- Active cadres with leave and whether they have joined and can be written to, once for each day of their duty.
SELECT cadres.*, leaves.since_day, leaves.until_day, duty.weekday, duty.position AS place,
    COALESCE(accounts.reachable, 0) AS joined
FROM cadres
LEFT JOIN leaves ON leaves.village_id = cadres.village_id AND leaves.cadre_id = cadres.id
LEFT JOIN duty ON duty.village_id = cadres.village_id AND duty.cadre_id = cadres.id
LEFT JOIN offices ON offices.village_id = cadres.village_id AND offices.cadre_id = cadres.id
LEFT JOIN accounts ON accounts.id = offices.account_id
WHERE cadres.village_id = :village_id AND cadres.active = 1
ORDER BY cadres.position, cadres.id, duty.weekday, duty.position;

-- name: add_cadre(village_id, name, duties, phone, centers, leads, group_no, large_household_id, poor_household_id, is_secretary, is_township, substitute_id, active, position)^
-- Store a new cadre.
INSERT INTO cadres (
    village_id, name, duties, phone, centers, leads, group_no, large_household_id, poor_household_id,
    is_secretary, is_township, substitute_id, active, position
) VALUES (
    :village_id, :name, :duties, :phone, :centers, :leads, :group_no, :large_household_id, :poor_household_id,
    :is_secretary, :is_township, :substitute_id, :active, :position
) RETURNING id;

-- name: save_cadre(village_id, id, name, duties, phone, centers, leads, group_no, large_household_id, poor_household_id, is_secretary, is_township, substitute_id, active, position)^
-- Change a cadre.
UPDATE cadres SET name = :name, duties = :duties, phone = :phone, centers = :centers, leads = :leads,
    group_no = :group_no, large_household_id = :large_household_id, poor_household_id = :poor_household_id,
    is_secretary = :is_secretary, is_township = :is_township, substitute_id = :substitute_id,
    active = :active, position = :position, left_at = CASE WHEN CAST(:active AS SMALLINT) = 1 THEN NULL ELSE left_at END
WHERE village_id = :village_id AND id = :id RETURNING id;

-- name: clear_duty(village_id)!
-- Forget the duty roster.
DELETE FROM duty WHERE village_id = :village_id;

-- name: add_duty(village_id, weekday, position, cadre_id)*!
-- Put cadres on duty.
INSERT INTO duty (village_id, weekday, position, cadre_id)
VALUES (:village_id, :weekday, :position, :cadre_id);

-- name: set_leave(village_id, cadre_id, since_day, until_day)!
-- Put a cadre on leave, replacing a leave of his.
INSERT INTO leaves (village_id, cadre_id, since_day, until_day)
VALUES (:village_id, :cadre_id, :since_day, :until_day)
ON CONFLICT (village_id, cadre_id) DO UPDATE SET since_day = excluded.since_day, until_day = excluded.until_day;
