"""Half-finished dialogues."""

from __future__ import annotations

from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.times import from_micros, to_micros
from storage.queries import Table


class Dialogues(Table):
    """Fulfils bot.ports.dialogues.Dialogues."""

    async def get(self, account_id: int) -> Dialogue | None:
        """Return what an account's next message is for."""
        row = await self.one("get", account_id=account_id)
        if row is None:
            return None
        return Dialogue(
            account_id,
            DialogueKind(row["kind"]),
            row["subject"],
            from_micros(row["since"]),
            row["object"],
            row["draft"] or "",
        )

    async def put(self, dialogue: Dialogue) -> None:
        """Begin a dialogue, in the place of another."""
        await self.run(
            "put",
            account_id=dialogue.account_id,
            kind=dialogue.kind.value,
            subject=dialogue.subject,
            object=dialogue.object,
            since=to_micros(dialogue.since),
            draft=dialogue.draft or None,
        )

    async def clear(self, account_id: int) -> None:
        """End a dialogue."""
        await self.run("clear", account_id=account_id)
