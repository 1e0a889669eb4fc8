-- name: of_account(village_id, account_id)
-- The crops that an account subscribed to.
SELECT crop FROM subscriptions WHERE village_id = :village_id AND account_id = :account_id ORDER BY crop;

-- name: add(village_id, account_id, crop, since)!
-- Subscribe, once.
INSERT INTO subscriptions (village_id, account_id, crop, since)
VALUES (:village_id, :account_id, :crop, :since) ON CONFLICT DO NOTHING;

-- name: remove(village_id, account_id, crop)!
-- End a subscription.
DELETE FROM subscriptions WHERE village_id = :village_id AND account_id = :account_id AND crop = :crop;
