-- name: add(village_id, account_id, kind, now)!
-- Count a try.
INSERT INTO tries (village_id, account_id, kind, at) VALUES (:village_id, :account_id, :kind, :now);

-- name: count(village_id, account_id, kind, since)^
-- How often an account has tried since an instant.
SELECT COUNT(*) AS number FROM tries
WHERE village_id = :village_id AND account_id = :account_id AND kind = :kind AND at > :since;
