"""Blanking what people wrote and who they are. Rows and ids of the village's own stay, so that figures do."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.domain.times import to_micros
from storage.json_text import dumped, parsed
from storage.queries import Table

HIDDEN: Final = "××"
"""What stands in the place of a name."""


class Erasure(Table):
    """Fulfils bot.ports.erasure.Erasure."""

    async def cases_of_household(self, household_id: int) -> list[int]:
        """Return the ids of a household's cases, oldest first."""
        return [row["id"] for row in await self.all("cases_of_household", household_id=household_id)]

    async def case(self, case_id: int) -> int:
        """Blank what was written on a case and all messages about it; return how many words."""
        blanked = await self.all("words_of_case", case_id=case_id)
        for query in ("papers_of_case", "procedure_of_case", "mail_of_case", "question_of_case"):
            await self.all(query, case_id=case_id)
        return len(blanked)

    async def account(self, account_id: int) -> None:
        """Erase an account's unplaced words, dialogue, buttons, messages, and what it signed up for."""
        for query in (
            "waiting_of",
            "dialogue_of",
            "buttons_of",
            "tries_of",
            "subscriptions_of",
            "enrolments_of",
            "questions_of",
            "matter_words_of",
            "matters_of",
            "seconds_of",
            "comments_of",
            "voter_of",
            "tapped_by",
            "mail_to",
        ):
            await self.all(query, account_id=account_id)

    async def identity(self, account_id: int, telegram_id: int) -> None:
        """Take Telegram's ids from an account and its messages."""
        for query in ("entries_of", "mail_of", "nameless"):
            await self.all(query, account_id=account_id)
        for query in ("threads_in", "updates_of"):
            await self.all(query, telegram_id=telegram_id)

    async def strangers(self, before: datetime, limit: int) -> int:
        """Forget who looked in and never joined."""
        found = await self.all("strangers", before=to_micros(before), most=limit)
        for row in found:
            await self.account(row["id"])
            await self.identity(row["id"], row["telegram_id"])
        return len(found)

    async def member(self, member_id: int, mark: int) -> None:
        """Blank a member's name and phone and take him out of the roster."""
        await self.all("member", member_id=member_id, mark=mark)

    async def readmit(self, household_id: int, mark: int | None) -> int:
        """Take away marks, so that the next import takes them in again."""
        return len(await self.all("readmit", household_id=household_id, mark=mark))

    async def former(self, now: datetime, before: datetime, limit: int) -> int:
        """Blank who left the roster long enough ago."""
        for query in ("members_left", "households_left", "cadres_left"):
            await self.all(query, now=to_micros(now))
        queries = ("former_members", "former_households", "former_cadres")
        return max([await self._batch(query, before, limit) for query in queries])

    async def memberships(self, household_id: int, now: datetime) -> None:
        """End every membership of a household."""
        await self.all("memberships_of", household_id=household_id, now=to_micros(now))

    async def parked(self, before: datetime, limit: int) -> int:
        """Give up parked and quarantined updates, and erase them."""
        return await self._batch("parked", before, limit)

    async def closed_words(self, before: datetime, limit: int) -> int:
        """Blank what was written on closed cases, and which papers they were about."""
        queries = ("closed_words", "closed_papers", "closed_procedures")
        return max([await self._batch(query, before, limit) for query in queries])

    async def closed_media(self, before: datetime, limit: int) -> int:
        """Erase media ids of closed cases; a caption stays, as a text."""
        return await self._media("closed_media", before, limit)

    async def papers(self, before: datetime, limit: int) -> int:
        """Erase media ids of proxy handling that ended."""
        closed = await self._media("photos_of_closed", before, limit)
        return max(closed, await self._media("photos_of_ended", before, limit))

    async def _media(self, query: str, before: datetime, limit: int, put: str = "set_content") -> int:
        rows = await self.all(query, before=to_micros(before), most=limit)
        await self.many(put, [{"id": row["id"], "content": _caption(row["content"])} for row in rows])
        return len(rows)

    async def drafts(self, before: datetime, limit: int) -> int:
        """Delete words that were never placed and dialogues never finished."""
        unplaced = await self._batch("drafts", before, limit)
        return max(unplaced, await self._batch("dialogues", before, limit))

    async def items(self, before: datetime, limit: int) -> int:
        """Take back items that their author never submitted."""
        stale = [
            {"id": row["id"]} for row in await self.all("stale_items", before=to_micros(before), most=limit)
        ]
        await self.many("item", stale)
        await self.many("attachments_of_item", stale)
        return len(stale)

    async def buttons(self, before: datetime, limit: int) -> int:
        """Delete old buttons."""
        return await self._batch("buttons", before, limit)

    async def notes_of_household(self, household_id: int) -> int:
        """Blank what cadres wrote about a household; return how many notes."""
        visited = await self.all("visit_notes_of", household_id=household_id)
        return len(visited) + len(await self.all("diary_notes_of", household_id=household_id))

    async def name_in_notes(self, name: str) -> int:
        """Put ×× in the place of a name in whatever cadres noted; return in how many notes."""
        written = dumped(name)[1:-1]  # as it stands within a note, which is JSON
        return len(await self.all("name_in_notes", name=written, put=HIDDEN)) if len(name) > 1 else 0

    async def notes_of_account(self, account_id: int) -> int:
        """Blank what an account noted; return how many notes."""
        return len(await self.all("notes_of_account", account_id=account_id))

    async def old_notes(self, before: datetime, limit: int) -> int:
        """Blank notes written before an instant."""
        return await self._batch("old_notes", before, limit)

    async def bulletins(self, unsent_before: datetime, sent_before: datetime, limit: int) -> int:
        """Delete what was written for several people: drafts, and the words of what was sent."""
        parts = await self._batch("unsent_parts", unsent_before, limit)
        whole = await self._batch("unsent_bulletins", unsent_before, limit)
        return max(parts, whole, await self._batch("sent_parts", sent_before, limit))

    async def courses(self, unannounced_before: datetime, held_before: datetime, limit: int) -> int:
        """Delete courses never announced, and forget who took part in old ones."""
        begun = await self._batch("unannounced", unannounced_before, limit)
        return max(begun, await self._batch("participants", held_before, limit))

    async def matters(self, unproposed: datetime, media: datetime, words: datetime, limit: int) -> int:
        """Delete proposals never made, and what was written about matters that ended."""
        begun = [
            await self._batch("unproposed_parts", unproposed, limit),
            await self._batch("unproposed", unproposed, limit),
        ]
        shown = [
            await self._media("matter_media", media, limit, "set_part"),
            await self._media("comment_media", media, limit, "set_comment"),
        ]
        said = [
            await self._batch("ended_parts", words, limit),
            await self._batch("ended_comments", words, limit),
        ]
        return max(begun + shown + said)

    async def tries(self, before: datetime) -> int:
        """Delete counted tries."""
        return len(await self.all("old_tries", before=to_micros(before)))

    async def _batch(self, query: str, before: datetime, limit: int) -> int:
        return len(await self.all(query, before=to_micros(before), most=limit))


def _caption(content: str) -> str | None:
    text = parsed(content)["text"]
    return dumped({"kind": "text", "text": text, "media": {}}) if text else None
