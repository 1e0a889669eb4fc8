"""A proposal that its writer is still putting together: his own, nobody else's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.bulletin import FILE_LIMIT
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.matter import PARTS_LIMIT, MatterPart
from bot.domain.matter_life import MatterStep
from bot.domain.matter_roles import may_put_forward
from bot.domain.notices.bulletins import FileTooBig
from bot.domain.notices.deliberation import MatterGone, ProposalDropped, ProposalFull, ProposalPreview
from bot.domain.notices.publishing import NotYours
from bot.usecases.deliberating import media_of, text_of
from bot.usecases.drafting import MEGABYTE

if TYPE_CHECKING:
    from bot.domain.actions.deliberation import DropProposal
    from bot.domain.matter import Matter
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def own_draft(work: Work, person: Person, matter_id: int) -> Matter:
    """Return what he has begun and not proposed yet; raise MatterGone where there is none."""
    matter = await work.records.matters.get(matter_id)
    if matter is None or matter.account_id != person.account.id or not matter.can(MatterStep.PROPOSE, ()):
        raise MatterGone
    if not person.is_villager and not may_put_forward(person.cadre):
        raise NotYours
    return matter


async def preview(work: Work, person: Person, matter: Matter) -> None:
    """Show what will be proposed; what comes next is added to it."""
    await wait(work, person, DialogueKind.PROPOSAL_MORE, matter)
    parts = await work.records.matters.parts(matter.id)
    notice = ProposalPreview(matter, text_of(parts), len(media_of(parts)))
    await work.tell(person.account, notice)


async def drop(work: Work, person: Person, action: DropProposal) -> None:
    """不提了: nothing of it is kept."""
    matter = await own_draft(work, person, action.matter_id)
    await work.records.matters.save(replace(matter.dropped(work.now, ""), title="", place=""))
    await work.records.matters.clear_parts(matter.id)
    await work.records.dialogues.clear(person.account.id)
    await work.tell(person.account, ProposalDropped())


async def add_part(work: Work, matter: Matter, incoming: Incoming) -> None:
    """Keep a message as a part of a proposal."""
    if incoming.content is None:
        raise MatterGone
    if incoming.size > FILE_LIMIT:
        raise FileTooBig(FILE_LIMIT // MEGABYTE)
    if len(await work.records.matters.parts(matter.id)) >= PARTS_LIMIT:
        raise ProposalFull(PARTS_LIMIT)
    part = MatterPart(incoming.content, incoming.album, incoming.message_id)
    await work.records.matters.add_part(matter.id, part)


async def wait(work: Work, person: Person, kind: DialogueKind, matter: Matter) -> None:
    """Let the next message be what was asked for."""
    await work.records.dialogues.put(Dialogue(person.account.id, kind, matter.id, work.now))
