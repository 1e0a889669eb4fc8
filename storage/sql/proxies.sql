-- name: get(village_id, case_id)^
-- What is handled on a case.
SELECT * FROM proxies WHERE village_id = :village_id AND case_id = :case_id;

-- name: put(village_id, case_id, procedure_name, office, days, result, state, since, to_fetch, done_at, ended_at)!
-- Store what is handled on a case, in the place of what was.
INSERT INTO proxies (
    village_id, case_id, procedure_name, office, days, result, state, since, to_fetch, done_at, ended_at
) VALUES (
    :village_id, :case_id, :procedure_name, :office, :days, :result, :state, :since, :to_fetch, :done_at, :ended_at
) ON CONFLICT (village_id, case_id) DO UPDATE SET
    procedure_name = excluded.procedure_name, office = excluded.office, days = excluded.days,
    result = excluded.result, state = excluded.state, since = excluded.since, to_fetch = excluded.to_fetch,
    done_at = excluded.done_at, ended_at = excluded.ended_at;

-- name: done(village_id, covers_from, covers_to)^
-- How many procedures were done within a time.
SELECT COUNT(*) AS number FROM proxies
WHERE village_id = :village_id AND done_at >= :covers_from AND done_at < :covers_to;

-- name: papers(village_id, case_id)
-- A case's papers, in the order in which they were asked for.
SELECT * FROM papers WHERE village_id = :village_id AND case_id = :case_id ORDER BY id;

-- name: paper(village_id, id)^
-- One paper.
SELECT * FROM papers WHERE village_id = :village_id AND id = :id;

-- name: add_paper(village_id, case_id, name, state, holder_id, received_at, handed_in_at, returned_at, told)^
-- Store a paper.
INSERT INTO papers (
    village_id, case_id, name, state, holder_id, received_at, handed_in_at, returned_at, told
) VALUES (
    :village_id, :case_id, :name, :state, CAST(:holder_id AS BIGINT), :received_at, :handed_in_at, :returned_at, :told
) RETURNING id;

-- name: save_paper(village_id, id, name, state, holder_id, received_at, handed_in_at, returned_at, told)!
-- Change a paper.
UPDATE papers SET name = :name, state = :state, holder_id = :holder_id, received_at = :received_at,
    handed_in_at = :handed_in_at, returned_at = :returned_at, told = :told
WHERE village_id = :village_id AND id = :id;

-- name: drop_wanted(village_id, case_id)
-- Take papers from the list that were never given away: another procedure was chosen.
DELETE FROM papers WHERE village_id = :village_id AND case_id = :case_id AND state = 'wanted' AND told = 'wanted'
RETURNING id;
