-- name: of(village_id, telegram_id, account_id)^
-- Who stands behind an account, known by one of its ids, and what is open with him, in one row. A membership counts
-- while its household does, an office while its cadre does.
SELECT accounts.id, accounts.telegram_id, accounts.locale, accounts.reachable, accounts.style,
    joined.id AS joined_id, joined.member_id, joined.since AS joined_since,
    households.id AS household_id, households.number, households.group_no, households.head, households.kind,
    members.household_id AS member_of, members.name AS member_name, members.phone AS member_phone,
    members.active AS member_active,
    asked.id AS asked_id, asked.household_id AS asked_household, asked.member_id AS asked_member,
    asked.state AS asked_state, asked.since AS asked_since,
    cadres.id AS cadre_id, cadres.name AS cadre_name, cadres.duties, cadres.phone AS cadre_phone, cadres.centers,
    cadres.leads, cadres.group_no AS cadre_group, cadres.large_household_id, cadres.poor_household_id,
    cadres.is_secretary, cadres.is_township, cadres.substitute_id, cadres.position,
    dialogues.kind AS dialogue_kind, dialogues.subject, dialogues.object, dialogues.since AS dialogue_since,
    dialogues.draft,
    EXISTS (
        SELECT 1 FROM cases WHERE cases.village_id = accounts.village_id AND cases.reporter_id = accounts.id
        AND cases.state IN ('raised', 'withheld', 'assigned', 'verifying', 'answered', 'explained')
    ) AS has_open_cases,
    (
        SELECT MAX(newest.closed_at) FROM (
            SELECT cases.closed_at FROM cases WHERE cases.village_id = accounts.village_id
            AND cases.reporter_id = accounts.id AND cases.state = 'closed' ORDER BY cases.id DESC LIMIT 3
        ) AS newest
    ) AS last_closed_at
FROM accounts
LEFT JOIN memberships AS joined ON joined.village_id = accounts.village_id AND joined.account_id = accounts.id
    AND joined.state = 'joined'
LEFT JOIN households ON households.id = joined.household_id AND households.active = 1
LEFT JOIN members ON members.id = joined.member_id AND households.id IS NOT NULL
LEFT JOIN memberships AS asked ON asked.id = (
    SELECT MAX(newest.id) FROM memberships AS newest WHERE newest.village_id = accounts.village_id
    AND newest.account_id = accounts.id AND newest.state IN ('choosing', 'pending')
)
LEFT JOIN offices ON offices.account_id = accounts.id
LEFT JOIN cadres ON cadres.id = offices.cadre_id AND cadres.active = 1
LEFT JOIN dialogues ON dialogues.account_id = accounts.id
WHERE accounts.village_id = :village_id AND accounts.telegram_id = COALESCE(
    CAST(:telegram_id AS BIGINT),
    (SELECT telegram_id FROM accounts WHERE village_id = :village_id AND id = CAST(:account_id AS BIGINT))
);
