"""What the use cases need of storage: erasure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Erasure(Protocol):
    """Blanking what people wrote and who they are; rows stay, so that figures do.

    What takes a `limit` does at most so many rows and returns how many: a full batch means that there may be
    more.
    """

    async def cases_of_household(self, household_id: int) -> list[int]: ...
    async def case(self, case_id: int) -> int:
        """Blank what both sides wrote on a case, and messages about it that wait; return how many words."""

    async def account(self, account_id: int) -> None:
        """Erase an account's unplaced words, dialogue, buttons, messages, and what it signed up for."""

    async def identity(self, account_id: int, telegram_id: int) -> None:
        """Take Telegram's ids from an account and its messages: nobody can say any more whose it was."""

    async def strangers(self, before: datetime, limit: int) -> int:
        """Take Telegram's ids from accounts that never joined and have done nothing since an instant."""

    async def member(self, member_id: int, mark: int) -> None:
        """Blank a member's name and phone and take him out of the roster; only his mark stays."""

    async def readmit(self, household_id: int, mark: int | None) -> int:
        """Take away the marks of a household's forgotten members, or one mark; return how many."""

    async def former(self, now: datetime, before: datetime, limit: int) -> int:
        """Blank who left the roster before an instant: names, phones, a cadre's phone.

        Whoever is out of the roster and was not seen so before is stamped with `now`. An account that still
        speaks for a household keeps its member's name.
        """

    async def memberships(self, household_id: int, now: datetime) -> None:
        """End every membership of a household."""

    async def parked(self, before: datetime, limit: int) -> int:
        """Give up parked and quarantined updates received before an instant, and erase them."""

    async def closed_words(self, before: datetime, limit: int) -> int:
        """Blank what was written on cases closed before an instant, and which papers they were about."""

    async def closed_media(self, before: datetime, limit: int) -> int:
        """Erase media ids of cases closed before an instant; captions stay."""

    async def papers(self, before: datetime, limit: int) -> int:
        """Erase media ids of proxy handling that ended before an instant; captions stay."""

    async def drafts(self, before: datetime, limit: int) -> int:
        """Delete words that were never placed and dialogues never finished, begun before an instant."""

    async def items(self, before: datetime, limit: int) -> int:
        """Take back items for disclosure that their author began before an instant and never submitted."""

    async def buttons(self, before: datetime, limit: int) -> int:
        """Delete buttons shown before an instant: they then do nothing."""

    async def notes_of_household(self, household_id: int) -> int:
        """Blank what cadres wrote about a household, on visits and in diaries; return how many notes."""

    async def name_in_notes(self, name: str) -> int:
        """Take a name out of whatever cadres noted, the rest stays; return in how many notes.

        Names of one character are left: they stand within other words.
        """

    async def notes_of_account(self, account_id: int) -> int:
        """Blank what an account noted about visits and in its diary; return how many notes."""

    async def old_notes(self, before: datetime, limit: int) -> int:
        """Blank notes written before an instant."""

    async def bulletins(self, unsent_before: datetime, sent_before: datetime, limit: int) -> int:
        """Delete bulletins begun and not sent before an instant, and the words of those sent before another.

        Good practice stays.
        """

    async def courses(self, unannounced_before: datetime, held_before: datetime, limit: int) -> int:
        """Delete courses begun before an instant and never announced; forget who took part before another."""

    async def matters(self, unproposed: datetime, media: datetime, words: datetime, limit: int) -> int:
        """Delete proposals begun before an instant and never made, and what matters that ended said.

        Of those that ended before `media` Telegram's ids of pictures and recordings go, before `words` all
        that was written; titles and the village's own records stay.
        """

    async def tries(self, before: datetime) -> int:
        """Delete counted tries made before an instant."""
