-- The cadres' photos, as they stand on the contact card: small JPEGs in base64, without what a phone adds to a photo.
CREATE TABLE portraits (
    village_id BIGINT NOT NULL REFERENCES villages (id),
    cadre_id BIGINT NOT NULL REFERENCES cadres (id),
    jpeg TEXT NOT NULL,
    PRIMARY KEY (village_id, cadre_id)
);
