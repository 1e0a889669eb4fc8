-- name: cases_of_household(village_id, household_id)
-- A household's cases, oldest first.
SELECT id FROM cases WHERE village_id = :village_id AND household_id = :household_id ORDER BY id;

-- name: words_of_case(village_id, case_id)
-- Blank what both sides wrote on a case.
UPDATE entries SET content = NULL, album = NULL
WHERE village_id = :village_id AND case_id = :case_id AND content IS NOT NULL RETURNING id;

-- name: papers_of_case(village_id, case_id)
-- Blank which papers a case was about; where each is, stays.
UPDATE papers SET name = '' WHERE village_id = :village_id AND case_id = :case_id AND name <> '' RETURNING id;

-- name: procedure_of_case(village_id, case_id)
-- Blank which procedure a case was about.
UPDATE proxies SET procedure_name = '', office = '', result = ''
WHERE village_id = :village_id AND case_id = :case_id RETURNING case_id;

-- name: mail_of_case(village_id, case_id)
-- Send and keep nothing about a case that still waits. What was sent is erased with all that was.
UPDATE outbox SET payload = NULL, error = 'Forgotten', settled_at = not_before, state = 'undeliverable'
WHERE village_id = :village_id AND case_id = :case_id AND state = 'pending' RETURNING id;

-- name: waiting_of(village_id, account_id)
-- Delete what an account wrote and never placed.
DELETE FROM entries WHERE village_id = :village_id AND account_id = :account_id AND waiting IS NOT NULL RETURNING id;

-- name: dialogue_of(village_id, account_id)
-- End an account's dialogue.
DELETE FROM dialogues WHERE village_id = :village_id AND account_id = :account_id RETURNING account_id;

-- name: buttons_of(village_id, account_id)
-- Delete the buttons shown to an account.
DELETE FROM keyboards WHERE village_id = :village_id AND account_id = :account_id RETURNING token;

-- name: tries_of(village_id, account_id)
-- Delete what was counted of an account.
DELETE FROM tries WHERE village_id = :village_id AND account_id = :account_id RETURNING account_id;

-- name: mail_to(village_id, account_id)
-- Send and keep nothing to an account that still waits.
UPDATE outbox SET payload = NULL, error = 'Forgotten', settled_at = not_before, state = 'undeliverable'
WHERE village_id = :village_id AND account_id = :account_id AND state = 'pending' RETURNING id;

-- name: strangers(village_id, before, most)
-- Accounts that never joined, hold no office, and have done nothing since an instant.
SELECT id, telegram_id FROM accounts WHERE village_id = :village_id AND telegram_id > 0 AND created_at < :before
AND NOT EXISTS (
    SELECT 1 FROM memberships WHERE memberships.village_id = :village_id AND memberships.account_id = accounts.id
)
AND NOT EXISTS (SELECT 1 FROM offices WHERE offices.account_id = accounts.id)
AND NOT EXISTS (
    SELECT 1 FROM entries WHERE entries.village_id = :village_id AND entries.account_id = accounts.id
    AND entries.waiting IS NOT NULL
)
AND NOT EXISTS (
    SELECT 1 FROM cases WHERE cases.village_id = :village_id AND cases.reporter_id = accounts.id
)
AND NOT EXISTS (
    SELECT 1 FROM tries WHERE tries.village_id = :village_id AND tries.account_id = accounts.id
    AND tries.at >= :before
) ORDER BY id LIMIT :most;

-- name: entries_of(village_id, account_id)
-- Take chat and message ids from what an account wrote.
UPDATE entries SET chat_id = 0, message_id = 0 WHERE village_id = :village_id AND account_id = :account_id
RETURNING id;

-- name: mail_of(village_id, account_id)
-- Take the chat's id from settled messages to an account.
UPDATE outbox SET chat_id = 0, message_id = NULL, message_ids = NULL
WHERE village_id = :village_id AND account_id = :account_id AND settled_at IS NOT NULL RETURNING id;

-- name: nameless(village_id, account_id)
-- Take Telegram's user id from an account: a negative one is nobody's.
UPDATE accounts SET telegram_id = -id, reachable = 0 WHERE village_id = :village_id AND id = :account_id
RETURNING id;

-- name: threads_in(village_id, telegram_id)
-- Forget which messages of a private chat belong to which case.
DELETE FROM threads WHERE village_id = :village_id AND chat_id = :telegram_id RETURNING message_id;

-- name: updates_of(village_id, telegram_id)
-- Erase a person's updates that nobody could handle, and whose they and the settled ones were.
UPDATE inbox SET payload = NULL, chat_key = 0,
    state = CASE WHEN state IN ('parked', 'quarantined') THEN 'dropped' ELSE state END
WHERE village_id = :village_id AND chat_key = :telegram_id AND state <> 'new' RETURNING id;

-- name: member(village_id, member_id, mark)
-- Blank a member; his mark keeps the next import from bringing him back.
UPDATE members SET name = '', phone = NULL, active = 0, forgotten = :mark
WHERE village_id = :village_id AND id = :member_id RETURNING id;

-- name: readmit(village_id, household_id, mark)
-- Take away the marks of a household's forgotten members, or one mark.
UPDATE members SET forgotten = NULL WHERE village_id = :village_id AND household_id = :household_id
AND forgotten IS NOT NULL AND (CAST(:mark AS BIGINT) IS NULL OR forgotten = CAST(:mark AS BIGINT)) RETURNING id;

-- name: members_left(village_id, now)
-- Note when somebody was first seen out of the roster, himself or with all of his household.
UPDATE members SET left_at = :now WHERE village_id = :village_id AND left_at IS NULL AND (
    active = 0
    OR EXISTS (SELECT 1 FROM households WHERE households.id = members.household_id AND households.active = 0)
) RETURNING id;

-- name: households_left(village_id, now)
-- Note when a household was first seen out of the roster.
UPDATE households SET left_at = :now WHERE village_id = :village_id AND active = 0 AND left_at IS NULL RETURNING id;

-- name: cadres_left(village_id, now)
-- Note when a cadre was first seen out of the roster.
UPDATE cadres SET left_at = :now WHERE village_id = :village_id AND active = 0 AND left_at IS NULL RETURNING id;

-- name: former_members(village_id, before, most)
-- Blank members who left the roster, but for whoever still speaks for a household.
UPDATE members SET name = '', phone = NULL, active = 0 WHERE id IN (
    SELECT members.id FROM members JOIN households ON households.id = members.household_id
    WHERE members.village_id = :village_id AND members.left_at < :before AND members.name <> ''
    AND (members.active = 0 OR households.active = 0) AND NOT EXISTS (
        SELECT 1 FROM memberships WHERE memberships.village_id = :village_id
        AND memberships.household_id = members.household_id AND memberships.member_id = members.id
        AND memberships.state = 'joined' AND households.active = 1
    ) LIMIT :most
) RETURNING id;

-- name: former_households(village_id, before, most)
-- Call households that left the roster by their number, and no more poor or rich.
UPDATE households SET head = number, kind = 'ordinary' WHERE id IN (
    SELECT id FROM households WHERE village_id = :village_id AND active = 0 AND left_at < :before
    AND head <> number LIMIT :most
) RETURNING id;

-- name: former_cadres(village_id, before, most)
-- Take the phone from cadres who left the roster; who held the office stays known.
UPDATE cadres SET phone = NULL WHERE id IN (
    SELECT id FROM cadres WHERE village_id = :village_id AND active = 0 AND left_at < :before
    AND phone IS NOT NULL LIMIT :most
) RETURNING id;

-- name: memberships_of(village_id, household_id, now)
-- End every membership of a household.
UPDATE memberships SET state = 'removed', since = :now
WHERE village_id = :village_id AND household_id = :household_id AND state IN ('choosing', 'pending', 'joined')
RETURNING id;

-- name: parked(village_id, before, most)
-- Give up updates that nobody has looked after.
UPDATE inbox SET state = 'dropped', payload = NULL WHERE id IN (
    SELECT id FROM inbox WHERE village_id = :village_id AND state IN ('parked', 'quarantined')
    AND received_at < :before ORDER BY id LIMIT :most
) RETURNING id;

-- name: closed_words(village_id, before, most)
-- Blank what was written on cases closed before an instant.
UPDATE entries SET content = NULL, album = NULL WHERE id IN (
    SELECT entries.id FROM cases JOIN entries ON entries.village_id = cases.village_id
    AND entries.case_id = cases.id AND entries.content IS NOT NULL
    WHERE cases.village_id = :village_id AND cases.closed_at < :before LIMIT :most
) RETURNING id;

-- name: closed_papers(village_id, before, most)
-- Blank which papers cases closed before an instant were about.
UPDATE papers SET name = '' WHERE id IN (
    SELECT papers.id FROM cases JOIN papers ON papers.village_id = cases.village_id
    AND papers.case_id = cases.id AND papers.name <> ''
    WHERE cases.village_id = :village_id AND cases.closed_at < :before LIMIT :most
) RETURNING id;

-- name: closed_procedures(village_id, before, most)
-- Blank which procedures they were about.
UPDATE proxies SET procedure_name = '', office = '', result = '' WHERE village_id = :village_id AND case_id IN (
    SELECT proxies.case_id FROM cases JOIN proxies ON proxies.village_id = cases.village_id
    AND proxies.case_id = cases.id AND proxies.procedure_name <> ''
    WHERE cases.village_id = :village_id AND cases.closed_at < :before LIMIT :most
) RETURNING case_id;

-- name: photos_of_closed(village_id, before, most)
-- Media on cases of proxy handling closed before an instant.
SELECT entries.id, entries.content FROM cases JOIN entries ON entries.village_id = cases.village_id
AND entries.case_id = cases.id AND entries.content IS NOT NULL
WHERE cases.village_id = :village_id AND cases.closed_at < :before AND cases.topic = 'proxy'
AND entries.content NOT LIKE '%"media":{}}' LIMIT :most;

-- name: photos_of_ended(village_id, before, most)
-- Media on cases whose papers were all given back before an instant, though they aren't closed.
SELECT entries.id, entries.content FROM proxies JOIN entries ON entries.village_id = proxies.village_id
AND entries.case_id = proxies.case_id AND entries.content IS NOT NULL
WHERE proxies.village_id = :village_id AND proxies.ended_at < :before
AND entries.content NOT LIKE '%"media":{}}' LIMIT :most;

-- name: closed_media(village_id, before, most)
-- Media on cases closed before an instant. A text's stored form ends so, and nothing else does.
SELECT entries.id, entries.content FROM cases JOIN entries ON entries.village_id = cases.village_id
AND entries.case_id = cases.id AND entries.content IS NOT NULL
WHERE cases.village_id = :village_id AND cases.closed_at < :before
AND entries.content NOT LIKE '%"media":{}}' LIMIT :most;

-- name: set_content(village_id, id, content)*!
-- Put something else in the place of what was written.
UPDATE entries SET content = :content, album = NULL WHERE village_id = :village_id AND id = :id;

-- name: drafts(village_id, before, most)
-- Delete words that were never placed; a correction before what it corrects. What a reminder has still to
-- place is no draft, however old an outage made it.
DELETE FROM entries WHERE id IN (
    SELECT id FROM entries WHERE village_id = :village_id AND waiting IS NOT NULL AND waiting <> 'join'
    AND written_at < :before
    AND NOT EXISTS (
        SELECT 1 FROM reminders WHERE reminders.village_id = :village_id AND reminders.kind = 'matter_choice'
        AND reminders.subject = entries.account_id AND reminders.settled_at IS NULL
    )
    AND NOT EXISTS (
        SELECT 1 FROM reminders WHERE reminders.village_id = :village_id AND reminders.kind = 'burst'
        AND reminders.subject = entries.case_id AND reminders.settled_at IS NULL
    )
    ORDER BY id DESC LIMIT :most
) RETURNING id;

-- name: dialogues(village_id, before, most)
-- End dialogues that were never finished.
DELETE FROM dialogues WHERE account_id IN (
    SELECT account_id FROM dialogues WHERE village_id = :village_id AND since < :before LIMIT :most
) RETURNING account_id;

-- name: buttons(village_id, before, most)
-- Delete old buttons.
DELETE FROM keyboards WHERE token IN (
    SELECT token FROM keyboards WHERE village_id = :village_id AND created_at < :before LIMIT :most
) RETURNING token;

-- name: old_tries(village_id, before)
-- Delete what no longer counts.
DELETE FROM tries WHERE village_id = :village_id AND at < :before RETURNING account_id;

-- name: visit_notes_of(village_id, household_id)
-- Blank what cadres wrote about visits to a household.
UPDATE notes SET content = NULL WHERE village_id = :village_id AND content IS NOT NULL AND visit_id IN (
    SELECT id FROM visits WHERE village_id = :village_id AND household_id = :household_id
) RETURNING id;

-- name: diary_notes_of(village_id, household_id)
-- Blank what stands about a household in diaries.
UPDATE notes SET content = NULL WHERE village_id = :village_id AND content IS NOT NULL AND diary_id IN (
    SELECT id FROM diary WHERE village_id = :village_id AND household_id = :household_id
) RETURNING id;

-- name: notes_of_account(village_id, account_id)
-- Blank what an account noted, and take chat and message ids from it.
UPDATE notes SET content = NULL, chat_id = 0, message_id = 0
WHERE village_id = :village_id AND account_id = :account_id RETURNING id;

-- name: name_in_notes(village_id, name, put)
-- Put something in the place of a name wherever cadres noted it, whichever household the note is about.
UPDATE notes SET content = REPLACE(content, CAST(:name AS TEXT), CAST(:put AS TEXT))
WHERE village_id = :village_id AND content IS NOT NULL
AND REPLACE(content, CAST(:name AS TEXT), '') <> content RETURNING id;

-- name: old_notes(village_id, before, most)
-- Blank notes written before an instant.
UPDATE notes SET content = NULL WHERE id IN (
    SELECT id FROM notes WHERE village_id = :village_id AND content IS NOT NULL AND written_at < :before
    ORDER BY written_at LIMIT :most
) RETURNING id;

-- name: subscriptions_of(village_id, account_id)
-- End an account's subscriptions.
DELETE FROM subscriptions WHERE village_id = :village_id AND account_id = :account_id RETURNING crop;

-- name: enrolments_of(village_id, account_id)
-- Take an account out of every course's list: that somebody was there stays, who it was doesn't.
UPDATE enrolments SET account_id = NULL, seat = CASE WHEN seat = 'waiting' THEN 'cancelled' ELSE seat END
WHERE village_id = :village_id AND account_id = :account_id RETURNING id;

-- name: unsent_parts(village_id, before, most)
-- Delete what was begun for several people and never sent.
DELETE FROM bulletin_parts WHERE id IN (
    SELECT bulletin_parts.id FROM bulletins JOIN bulletin_parts ON bulletin_parts.village_id = :village_id
        AND bulletin_parts.bulletin_id = bulletins.id
    WHERE bulletins.village_id = :village_id AND bulletins.state IN ('draft', 'returned', 'dropped')
    AND bulletins.created_at < :before LIMIT :most
) RETURNING id;

-- name: unsent_bulletins(village_id, before, most)
-- Then itself.
DELETE FROM bulletins WHERE id IN (
    SELECT bulletins.id FROM bulletins WHERE village_id = :village_id
    AND state IN ('draft', 'returned', 'dropped') AND created_at < :before
    AND NOT EXISTS (
        SELECT 1 FROM bulletin_parts WHERE bulletin_parts.village_id = :village_id
        AND bulletin_parts.bulletin_id = bulletins.id
    ) LIMIT :most
) RETURNING id;

-- name: sent_parts(village_id, before, most)
-- Delete what was said to several people long ago. Good practice stays readable.
DELETE FROM bulletin_parts WHERE id IN (
    SELECT bulletin_parts.id FROM bulletins JOIN bulletin_parts ON bulletin_parts.village_id = :village_id
        AND bulletin_parts.bulletin_id = bulletins.id
    WHERE bulletins.village_id = :village_id AND bulletins.state = 'sent' AND bulletins.kind <> 'practice'
    AND bulletins.sent_at < :before LIMIT :most
) RETURNING id;

-- name: unannounced(village_id, before, most)
-- Delete courses that were begun and never announced.
DELETE FROM courses WHERE id IN (
    SELECT id FROM courses WHERE village_id = :village_id AND state IN ('draft', 'dropped')
    AND created_at < :before LIMIT :most
) RETURNING id;

-- name: participants(village_id, before, most)
-- Forget who took part in a course long ago; how many did stays.
UPDATE enrolments SET account_id = NULL WHERE id IN (
    SELECT enrolments.id FROM courses JOIN enrolments ON enrolments.village_id = :village_id
        AND enrolments.course_id = courses.id
    WHERE courses.village_id = :village_id AND courses.state IN ('announced', 'called_off')
    AND courses.starts_at < :before AND enrolments.account_id IS NOT NULL LIMIT :most
) RETURNING id;

-- name: questions_of(village_id, account_id)
-- Erase what an account asked about published items; the answers go too, since they tell of it.
UPDATE item_questions SET words = '', answer = '', consent = 'nothing'
WHERE village_id = :village_id AND account_id = :account_id AND words <> '' RETURNING id;

-- name: question_of_case(village_id, case_id)
-- Erase the question behind a case.
UPDATE item_questions SET words = '', answer = '', consent = 'nothing'
WHERE village_id = :village_id AND case_id = :case_id AND words <> '' RETURNING id;

-- name: stale_items(village_id, before, most)
-- Items that their author never submitted.
SELECT id FROM disclosure_items WHERE village_id = :village_id AND state = 'draft' AND submitted_at < :before
ORDER BY id LIMIT :most;

-- name: item(village_id, id)*!
-- Take back an item that was never submitted.
UPDATE disclosure_items SET state = 'withdrawn', title = '', text = ''
WHERE village_id = :village_id AND id = :id AND state = 'draft';

-- name: attachments_of_item(village_id, id)*!
-- Delete the attachments of an item that was taken back.
DELETE FROM item_attachments WHERE village_id = :village_id AND item_id = :id;

-- name: matter_words_of(village_id, account_id)
-- Delete what an account's proposals said and showed.
DELETE FROM matter_parts WHERE village_id = :village_id AND matter_id IN (
    SELECT id FROM matters WHERE village_id = :village_id AND account_id = :account_id
) RETURNING id;

-- name: matters_of(village_id, account_id)
-- Take an account and its household from what it proposed. What the village has taken up goes on by its title.
UPDATE matters SET account_id = NULL, household_id = NULL,
    title = CASE WHEN stage IN ('draft', 'proposed', 'dropped') THEN '' ELSE title END,
    place = CASE WHEN stage IN ('draft', 'proposed', 'dropped') THEN '' ELSE place END
WHERE village_id = :village_id AND account_id = :account_id RETURNING id;

-- name: seconds_of(village_id, account_id)
-- Take an account from what it seconded: that its household did, stays.
UPDATE matter_seconds SET account_id = NULL WHERE village_id = :village_id AND account_id = :account_id
RETURNING matter_id;

-- name: comments_of(village_id, account_id)
-- Blank what an account said about matters, and which household it was.
UPDATE matter_comments SET content = NULL, account_id = NULL, household_id = NULL
WHERE village_id = :village_id AND account_id = :account_id RETURNING id;

-- name: voter_of(village_id, account_id)
-- An account taps for no household by name.
DELETE FROM household_voters WHERE village_id = :village_id AND account_id = :account_id RETURNING household_id;

-- name: tapped_by(village_id, account_id)
-- Take an account from the votes that it tapped in: the household's vote stays.
UPDATE electors SET account_id = NULL WHERE village_id = :village_id AND account_id = :account_id
RETURNING household_id;

-- name: unproposed_parts(village_id, before, most)
-- Delete what was begun as a proposal and never made one.
DELETE FROM matter_parts WHERE id IN (
    SELECT matter_parts.id FROM matters JOIN matter_parts ON matter_parts.village_id = :village_id
        AND matter_parts.matter_id = matters.id
    WHERE matters.village_id = :village_id AND matters.serial IS NULL AND matters.begun_at < :before LIMIT :most
) RETURNING id;

-- name: unproposed(village_id, before, most)
-- Then itself.
DELETE FROM matters WHERE id IN (
    SELECT matters.id FROM matters WHERE village_id = :village_id AND serial IS NULL AND begun_at < :before
    AND NOT EXISTS (
        SELECT 1 FROM matter_parts WHERE matter_parts.village_id = :village_id
        AND matter_parts.matter_id = matters.id
    ) LIMIT :most
) RETURNING id;

-- name: matter_media(village_id, before, most)
-- Media of matters that ended before an instant.
SELECT matter_parts.id, matter_parts.content FROM matters JOIN matter_parts
    ON matter_parts.village_id = matters.village_id AND matter_parts.matter_id = matters.id
WHERE matters.village_id = :village_id AND matters.ended_at < :before
AND matter_parts.content NOT LIKE '%"media":{}}' LIMIT :most;

-- name: set_part(village_id, id, content)*!
-- Put something else in the place of what a part said; nothing: an empty text.
UPDATE matter_parts SET content = COALESCE(:content, '{"kind":"text","text":"","media":{}}'), album = NULL
WHERE village_id = :village_id AND id = :id;

-- name: comment_media(village_id, before, most)
-- Media in what was said about matters that ended before an instant.
SELECT matter_comments.id, matter_comments.content FROM matters JOIN matter_comments
    ON matter_comments.village_id = matters.village_id AND matter_comments.matter_id = matters.id
    AND matter_comments.content IS NOT NULL
WHERE matters.village_id = :village_id AND matters.ended_at < :before
AND matter_comments.content NOT LIKE '%"media":{}}' LIMIT :most;

-- name: set_comment(village_id, id, content)*!
-- Put something else in the place of what a comment said.
UPDATE matter_comments SET content = :content WHERE village_id = :village_id AND id = :id;

-- name: ended_parts(village_id, before, most)
-- Delete what proposals said whose matters ended before an instant.
DELETE FROM matter_parts WHERE id IN (
    SELECT matter_parts.id FROM matters JOIN matter_parts ON matter_parts.village_id = :village_id
        AND matter_parts.matter_id = matters.id
    WHERE matters.village_id = :village_id AND matters.ended_at < :before LIMIT :most
) RETURNING id;

-- name: ended_comments(village_id, before, most)
-- Blank what was said about them, and by which household.
UPDATE matter_comments SET content = NULL, account_id = NULL, household_id = NULL WHERE id IN (
    SELECT matter_comments.id FROM matters JOIN matter_comments
        ON matter_comments.village_id = matters.village_id AND matter_comments.matter_id = matters.id
        AND matter_comments.content IS NOT NULL
    WHERE matters.village_id = :village_id AND matters.ended_at < :before LIMIT :most
) RETURNING id;
