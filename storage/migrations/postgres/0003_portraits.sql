-- The cadres' photos, as they stand on the contact card: small JPEGs in base64, without what a phone adds to a photo.
CREATE TABLE portraits (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    jpeg TEXT NOT NULL,
    PRIMARY KEY (village_id, cadre_id)
);

-- For the contact card in the chat, which shows the household's own code.
CREATE INDEX links_of_household ON links (village_id, household_id) WHERE revoked_at IS NULL;
