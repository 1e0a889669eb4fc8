"""What copying asks PostgreSQL of its tables, and tells those who serve from it."""

from __future__ import annotations

from typing import Final

COPYING: Final = 5_120_155  # the advisory lock of whoever copies, together with its schema
FAR: Final = 250_000_000_000_000_000  # microseconds, in the year 9892: no lease ends later
COLUMNS: Final = """
SELECT c.relname AS name, array_agg(a.attname ORDER BY a.attnum)::text[] AS columns, coalesce((
    SELECT array_agg(k.attname ORDER BY array_position(i.indkey::int2[], k.attnum)) FROM pg_index i
    JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = ANY(i.indkey)
    WHERE i.indrelid = c.oid AND i.indisprimary
), '{}')::text[] AS key
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' GROUP BY c.oid ORDER BY c.oid
"""
FOREIGN_KEYS: Final = """
SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace AND NOT c.relname = ANY($1)
"""
FENCE: Final = """
INSERT INTO leases (village_id, holder, epoch, expires_at) SELECT id, 'moved', 1, $1 FROM villages
ON CONFLICT (village_id) DO UPDATE SET holder = 'moved', epoch = leases.epoch + 1, expires_at = $1
"""
BEGUN: Final = "CREATE TABLE IF NOT EXISTS storage_copying (source TEXT NOT NULL, foreign_keys TEXT NOT NULL)"
SERVED: Final = """
SELECT 1 FROM leases WHERE holder <> '' AND expires_at > EXTRACT(EPOCH FROM clock_timestamp()) * 1000000
"""
