-- name: record(village_id, act, at, cadre_id, account_id, case_id, household_id, about_id, amount)!
-- Append an act.
INSERT INTO audit (village_id, act, at, cadre_id, account_id, case_id, household_id, about_id, amount)
VALUES (
    :village_id, :act, :at, CAST(:cadre_id AS BIGINT), CAST(:account_id AS BIGINT), CAST(:case_id AS BIGINT),
    CAST(:household_id AS BIGINT), CAST(:about_id AS BIGINT), CAST(:amount AS BIGINT)
);

-- name: find(village_id, since, until, act, cadre_id)
-- Acts within a time, of one kind and one person where named.
SELECT * FROM audit WHERE village_id = :village_id AND at >= :since AND at < :until
AND (CAST(:act AS TEXT) IS NULL OR act = CAST(:act AS TEXT))
AND (CAST(:cadre_id AS BIGINT) IS NULL OR cadre_id = CAST(:cadre_id AS BIGINT))
ORDER BY at, id;

-- name: newest(village_id, cadre_id, most)
-- A cadre's last acts.
SELECT * FROM audit WHERE village_id = :village_id AND cadre_id = :cadre_id ORDER BY at DESC, id DESC LIMIT :most;
