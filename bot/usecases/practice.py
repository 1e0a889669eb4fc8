"""好经验: a cadre writes up a practice, and the secretary approves it or gives it back with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.bulletin import TITLE_LIMIT, Audience, Bulletin, BulletinKind, BulletinStep, Scope
from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.bulletins import BulletinGone, EmptyContent
from bot.domain.notices.practice import (
    PracticeCropQuestion,
    PracticeProposed,
    PracticeQuestion,
    PracticeReturned,
    PracticeShelved,
    ProposalList,
    ReasonNeeded,
    ReasonPrompt,
    ReturnPassedOn,
    TitleNeeded,
    TitlePrompt,
)
from bot.domain.notices.publishing import NotYours
from bot.domain.queues import Priority
from bot.usecases import auditing, drafting, spreading
from bot.usecases.bulletin_message import media_of, message_of
from bot.usecases.pairing import serving

if TYPE_CHECKING:
    from bot.domain.actions.practice import (
        ApprovePractice,
        ChoosePracticeCrop,
        ProposePractice,
        ReturnPractice,
        RewritePractice,
        ShowProposal,
        ShowProposals,
        WritePractice,
    )
    from bot.domain.people import Account, Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def ask_crop(work: Work, person: Person, _action: WritePractice) -> None:
    """写好经验: ask what it is about."""
    serving(person)
    await work.tell(person.account, PracticeCropQuestion(tuple(work.rules.crops)))


async def begin(work: Work, person: Person, action: ChoosePracticeCrop) -> None:
    """Begin it; the next message is its title."""
    serving(person)
    audience = Audience(Scope.SUBSCRIBERS, crop=action.crop)
    bulletin = await drafting.begin(work, person, BulletinKind.PRACTICE, audience, prompt=False)
    dialogue = Dialogue(person.account.id, DialogueKind.PRACTICE_TITLE, bulletin.id, work.now)
    await work.records.dialogues.put(dialogue)
    await work.tell(person.account, TitlePrompt(bulletin))


async def entitle(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take the title; the next message is the practice itself."""
    bulletin = await drafting.own_draft(work, person, dialogue.subject)
    title = words_of(incoming)
    if not title or len(title) > TITLE_LIMIT:
        raise TitleNeeded(TITLE_LIMIT)
    entitled = bulletin.entitled(title)
    await work.records.bulletins.save(entitled)
    await drafting.wait_for_content(work, person, entitled)


async def propose(work: Work, person: Person, action: ProposePractice) -> None:
    """交给支书."""
    bulletin = await drafting.own_draft(work, person, action.bulletin_id, but=BulletinStep.PROPOSE)
    if bulletin.kind is not BulletinKind.PRACTICE:
        raise BulletinGone
    if not await work.records.bulletins.parts(bulletin.id):
        raise EmptyContent
    proposed = bulletin.after(BulletinStep.PROPOSE, work.now)
    await work.records.bulletins.save(proposed)
    await drafting.stop_listening(work, person, proposed)
    await work.tell(person.account, PracticeProposed(bulletin.title))
    secretary = (await work.records.people.directory()).secretary
    if secretary is not None:
        account = await work.records.accounts.of_cadre(secretary.id)
        await _show(work, account, proposed, Priority.TASK)


async def show_proposals(work: Work, person: Person, _action: ShowProposals) -> None:
    """Show what waits for the secretary."""
    _only_the_secretary(person)
    waiting = await work.records.bulletins.proposed()
    await work.tell(person.account, ProposalList(tuple(waiting)))


async def show_proposal(work: Work, person: Person, action: ShowProposal) -> None:
    """Show one of them, with everything in it."""
    await _show(work, person.account, await _proposed(work, person, action.bulletin_id, BulletinStep.APPROVE))


async def approve(work: Work, person: Person, action: ApprovePractice) -> None:
    """同意推广: it can be read by everybody, and goes to whoever subscribed."""
    bulletin = await _proposed(work, person, action.bulletin_id, BulletinStep.APPROVE)
    await auditing.note(work, Act.APPROVED_PRACTICE, by=person, about_id=bulletin.cadre_id)
    author = await work.records.accounts.of_cadre(bulletin.cadre_id)
    for account in {one.id: one for one in (author, person.account) if one is not None}.values():
        await work.tell(account, PracticeShelved(bulletin.title), priority=Priority.TASK)
    await spreading.spread(work, person, bulletin.after(BulletinStep.APPROVE, work.now))


async def ask_reason(work: Work, person: Person, action: ReturnPractice) -> None:
    """退回修改: the next message says why."""
    bulletin = await _proposed(work, person, action.bulletin_id, BulletinStep.RETURN)
    dialogue = Dialogue(person.account.id, DialogueKind.PRACTICE_RETURN, bulletin.id, work.now)
    await work.records.dialogues.put(dialogue)
    await work.tell(person.account, ReasonPrompt(bulletin.title))


async def give_back(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Give it back to whoever wrote it, with the reason."""
    bulletin = await _proposed(work, person, dialogue.subject, BulletinStep.RETURN)
    reason = words_of(incoming)
    if not reason:
        raise ReasonNeeded
    returned = bulletin.after(BulletinStep.RETURN, work.now)
    await work.records.bulletins.save(returned)
    await auditing.note(work, Act.RETURNED_PRACTICE, by=person, about_id=bulletin.cadre_id)
    author = await work.records.accounts.of_cadre(bulletin.cadre_id)
    await work.tell(author, PracticeReturned(returned, reason), priority=Priority.TASK)
    message = await message_of(work, bulletin)
    await work.tell(person.account, ReturnPassedOn(message.author))


async def rewrite(work: Work, person: Person, action: RewritePractice) -> None:
    """Write a returned one anew; its title stays."""
    bulletin = await drafting.own_draft(work, person, action.bulletin_id, but=BulletinStep.REWRITE)
    begun = bulletin.after(BulletinStep.REWRITE, work.now)
    await work.records.bulletins.save(begun)
    await work.records.bulletins.clear(bulletin.id)
    await drafting.wait_for_content(work, person, begun)


def words_of(incoming: Incoming) -> str:
    """Return a text message's words on one line; empty for anything else."""
    content = incoming.content
    if content is None or content.kind is not ContentKind.TEXT:
        return ""
    return " ".join(content.text.split())


async def _show(
    work: Work, account: Account | None, bulletin: Bulletin, priority: Priority = Priority.WAITING
) -> None:
    message = await message_of(work, bulletin)
    media = media_of(await work.records.bulletins.parts(bulletin.id))
    await work.tell(account, message, priority=priority, media=media)
    await work.tell(account, PracticeQuestion(bulletin, message.author), priority=priority)


async def _proposed(work: Work, person: Person, bulletin_id: int, step: BulletinStep) -> Bulletin:
    """Return what the secretary may decide; raise NotYours for anybody else, BulletinGone once decided."""
    _only_the_secretary(person)
    bulletin = await work.records.bulletins.get(bulletin_id)
    if bulletin is None or not bulletin.can(step):
        raise BulletinGone
    return bulletin


def _only_the_secretary(person: Person) -> None:
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours
