"""Former holders: what every transaction wrote down of who served the village as it was committed."""

from __future__ import annotations

from typing import Any

TABLES = ("inbox", "outbox", "case_events")
"""What the bots write to all the time."""
WATCH = """
CREATE TABLE commits (village_id BIGINT, life TEXT NOT NULL, holder TEXT NOT NULL, epoch BIGINT NOT NULL);
CREATE FUNCTION note_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO commits SELECT NEW.village_id, current_setting('application_name'), holder, epoch
    FROM leases WHERE leases.village_id = NEW.village_id;
    RETURN NULL;
END $$;
"""
TRIGGER = """
CREATE CONSTRAINT TRIGGER note_{table} AFTER INSERT OR UPDATE ON {table}
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_commit()
"""


async def watch(admin: Any) -> None:
    """From now on each transaction that writes notes at its end whose the village is at that moment."""
    await admin.execute(WATCH)
    for table in TABLES:
        await admin.execute(TRIGGER.format(table=table))


async def former_holders(admin: Any, pids: dict[str, int]) -> tuple[int, list[str]]:
    """Return how many notes there are, and those of lives that weren't the holder then, in words.

    `pids`: each life's process, by the name under which it was connected.
    """
    rows = await admin.fetch(
        "SELECT village_id, life, holder, epoch, count(*) AS number FROM commits GROUP BY 1, 2, 3, 4"
    )
    faults = [
        f"village {row['village_id']}: {row['life']} committed in {row['holder']!r}'s epoch {row['epoch']}"
        for row in rows
        if f":{pids[row['life']]}:" not in row["holder"]
    ]
    by_epoch = await admin.fetch(
        "SELECT village_id, epoch FROM commits GROUP BY 1, 2 HAVING count(DISTINCT life) > 1"
    )
    faults += [f"village {row['village_id']}: two lives in epoch {row['epoch']}" for row in by_epoch]
    return sum(row["number"] for row in rows), faults
