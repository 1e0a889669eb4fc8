"""提一件事: what, where, for how much, who pays; pictures and recordings come at any time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.matter import COST_LIMIT, PLACE_LIMIT, TITLE_LIMIT, Matter, Payer
from bot.domain.matter_life import Stage
from bot.domain.matter_number import MatterNumber
from bot.domain.matter_roles import may_put_forward
from bot.domain.notices.deliberation import (
    CostUnclear,
    PayerQuestion,
    ProposalCostPrompt,
    ProposalMorePrompt,
    ProposalPlacePrompt,
    ProposalTitlePrompt,
    ShortTitleNeeded,
)
from bot.domain.notices.planning import PlaceNeeded
from bot.domain.notices.publishing import NotYours
from bot.domain.yuan import yuan
from bot.usecases.practice import words_of
from bot.usecases.proposal_draft import add_part, own_draft, preview, wait

if TYPE_CHECKING:
    from bot.domain.actions.deliberation import (
        AddToProposal,
        ChoosePayer,
        ProposeMatter,
        SkipProposalQuestion,
    )
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

TITLE, PLACE, COST = (DialogueKind.PROPOSAL_TITLE, DialogueKind.PROPOSAL_PLACE, DialogueKind.PROPOSAL_COST)
FOLLOWING: Final = {TITLE: PLACE, PLACE: COST}
"""Which question comes after which; after the last one somebody taps who pays."""
WHERE: Final = frozenset({ContentKind.LOCATION, ContentKind.VENUE})


async def begin(work: Work, person: Person, _action: ProposeMatter) -> None:
    """提一件事: go on with what he began and has not proposed, or begin."""
    if not person.is_villager and not may_put_forward(person.cadre):
        raise NotYours
    mine = await work.records.matters.of_account(person.account.id)
    begun = next((matter for matter in mine if matter.stage is Stage.DRAFT), None)
    if begun is not None and begun.title:
        await preview(work, person, begun)
        return
    if begun is None:
        household_id = person.household.id if person.household is not None else None
        number = MatterNumber(work.today.year, 0)
        draft = Matter(0, number, Stage.DRAFT, work.now, work.now, person.account.id, household_id)
        begun = await work.records.matters.add(draft)
    await _ask(work, person, TITLE, begun)


async def take(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take an answer; a picture or a recording is kept whatever was asked, and the question stays."""
    matter = await own_draft(work, person, dialogue.subject)
    content = incoming.content
    where = content is not None and content.kind in WHERE
    named = dialogue.kind is TITLE and content is not None and bool(content.text)
    if content is not None and content.is_media and not named and not (where and dialogue.kind is PLACE):
        await _keep(work, person, dialogue, matter, incoming)
    elif dialogue.kind is TITLE:
        await _entitle(work, person, matter, incoming)
    elif dialogue.kind is PLACE:
        await _place(work, person, matter, incoming)
    elif dialogue.kind is COST:
        cost = yuan(words_of(incoming))
        if cost is None or not 0 < cost <= COST_LIMIT:
            raise CostUnclear
        await _put(work, person, replace(matter, cost=int(cost)), COST)
    else:
        await _keep(work, person, dialogue, matter, incoming)


async def skip(work: Work, person: Person, action: SkipProposalQuestion) -> None:
    """不知道: the next question."""
    matter = await own_draft(work, person, action.matter_id)
    await _next(work, person, matter, DialogueKind(action.question))


async def choose_payer(work: Work, person: Person, action: ChoosePayer) -> None:
    """Who pays: then it is whole, and shown."""
    matter = replace(await own_draft(work, person, action.matter_id), payer=Payer(action.payer))
    await work.records.matters.save(matter)
    await preview(work, person, matter)


async def add(work: Work, person: Person, action: AddToProposal) -> None:
    """再加照片、录音."""
    await _ask(work, person, DialogueKind.PROPOSAL_MORE, await own_draft(work, person, action.matter_id))


async def _entitle(work: Work, person: Person, matter: Matter, incoming: Incoming) -> None:
    """A short text or caption names it; of a long one its beginning does, and all of it says what it is."""
    content = incoming.content
    words = " ".join(content.text.split()) if content is not None else ""
    if not words:
        raise ShortTitleNeeded(TITLE_LIMIT)
    if len(words) > TITLE_LIMIT or (content is not None and content.is_media):
        await add_part(work, matter, incoming)
    if len(words) > TITLE_LIMIT:
        words = words[: TITLE_LIMIT - 1] + "…"
    await _put(work, person, replace(matter, title=words), TITLE)


async def _place(work: Work, person: Person, matter: Matter, incoming: Incoming) -> None:
    content = incoming.content
    if content is not None and content.kind in WHERE:
        await add_part(work, matter, incoming)
        named = str(content.media.get("title", ""))[:PLACE_LIMIT]
        await _put(work, person, replace(matter, place=named), PLACE)
        return
    words = words_of(incoming)
    if not words or len(words) > PLACE_LIMIT:
        raise PlaceNeeded(PLACE_LIMIT)
    await _put(work, person, replace(matter, place=words), PLACE)


async def _keep(work: Work, person: Person, dialogue: Dialogue, matter: Matter, incoming: Incoming) -> None:
    """Keep a picture, a recording, or further words; of an album the first part alone is answered."""
    before = await work.records.matters.parts(matter.id)
    await add_part(work, matter, incoming)
    if incoming.album is not None and any(part.album == incoming.album for part in before):
        await wait(work, person, dialogue.kind, matter)
    elif dialogue.kind is DialogueKind.PROPOSAL_MORE:
        await preview(work, person, matter)
    else:
        await _ask(work, person, dialogue.kind, matter, heard=True)


async def _put(work: Work, person: Person, matter: Matter, answered: DialogueKind) -> None:
    await work.records.matters.save(matter)
    await _next(work, person, matter, answered)


async def _next(work: Work, person: Person, matter: Matter, answered: DialogueKind) -> None:
    following = FOLLOWING.get(answered)
    if following is not None:
        await _ask(work, person, following, matter)
        return
    await wait(work, person, DialogueKind.PROPOSAL_MORE, matter)
    await work.tell(person.account, PayerQuestion(matter))


async def _ask(
    work: Work, person: Person, kind: DialogueKind, matter: Matter, *, heard: bool = False
) -> None:
    await wait(work, person, kind, matter)
    notice = {
        TITLE: ProposalTitlePrompt(matter, heard),
        PLACE: ProposalPlacePrompt(matter),
        COST: ProposalCostPrompt(matter),
    }.get(kind, ProposalMorePrompt(matter))
    await work.tell(person.account, notice)
