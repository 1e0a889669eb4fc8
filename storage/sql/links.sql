-- name: by_token(village_id, token)^
-- The link that a token names.
SELECT * FROM links WHERE village_id = :village_id AND token = :token;

-- name: get(village_id, id)^
-- One link.
SELECT * FROM links WHERE village_id = :village_id AND id = :id;

-- name: of_household(village_id, household_id)^
-- The link of a household that is not revoked.
SELECT token FROM links WHERE village_id = :village_id AND household_id = :household_id AND revoked_at IS NULL
ORDER BY id DESC LIMIT 1;

-- name: living(village_id)
-- All links that are not revoked.
SELECT * FROM links WHERE village_id = :village_id AND revoked_at IS NULL ORDER BY id;

-- name: add(village_id, token, kind, household_id, cadre_id, now)^
-- Store a new link.
INSERT INTO links (village_id, token, kind, household_id, cadre_id, created_at)
VALUES (:village_id, :token, :kind, :household_id, :cadre_id, :now) RETURNING *;

-- name: use(village_id, id, now)!
-- Use a link up.
UPDATE links SET used_at = :now WHERE village_id = :village_id AND id = :id;

-- name: revoke(village_id, id, now)!
-- Revoke a link.
UPDATE links SET revoked_at = :now WHERE village_id = :village_id AND id = :id;
