"""大家的意见: what households say about a matter, and hiding an insult, visibly and with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.content import ContentKind
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.matter import COMMENT_LIMIT, REASON_LIMIT, MatterPart
from bot.domain.matter_roles import may_lead
from bot.domain.notices.deliberation import (
    CommentKept,
    CommentLine,
    CommentList,
    CommentPrompt,
    CommentsEnough,
    CommentShown,
    CommentUnusable,
    MatterGone,
)
from bot.domain.notices.matter_lead import CommentHidden, HidePrompt, HideQuestion, WhyNeeded
from bot.domain.notices.publishing import NotYours
from bot.domain.paging import Page
from bot.domain.times import local_day
from bot.usecases import auditing
from bot.usecases.deliberating import name_of, public
from bot.usecases.practice import words_of

if TYPE_CHECKING:
    from bot.domain.actions.deliberation import CommentOn, ShowComment, ShowComments
    from bot.domain.actions.matter_lead import HideComment, HideComments, UnhideComment
    from bot.domain.matter import Comment, Matter
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

PAGE: Final = 5  # comments on one screen
MOST: Final = 20  # comments of one account on one matter
USABLE: Final = frozenset({ContentKind.TEXT, ContentKind.VOICE, ContentKind.PHOTO, ContentKind.VIDEO})


async def ask(work: Work, person: Person, action: CommentOn) -> None:
    """说意见: the next message is what he says."""
    matter = await _speaking(work, person, action.matter_id)
    await _wait(work, person, DialogueKind.MATTER_COMMENT, matter.id)
    await work.tell(person.account, CommentPrompt(matter, work.rules.deliberation.comments_named))


async def take(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Keep what somebody says; everybody can read it."""
    matter = await _speaking(work, person, dialogue.subject)
    content = incoming.content
    if content is None or content.kind not in USABLE or len(content.text) > COMMENT_LIMIT:
        raise CommentUnusable(COMMENT_LIMIT)
    voices = work.records.matter_voices
    said = [one for one in await voices.comments_of(person.account.id) if one.matter_id == matter.id]
    if len(said) >= MOST:
        raise CommentsEnough(MOST)
    assert person.household is not None
    await voices.comment(matter.id, person.account.id, person.household.id, content, work.now)
    await work.tell(person.account, CommentKept(matter, work.rules.deliberation.comments_named))


async def show(work: Work, person: Person, action: ShowComments) -> None:
    """大家的意见, newest first."""
    matter = await public(work, person, action.matter_id)
    found = await work.records.matter_voices.comments(matter.id, PAGE + 1, offset=action.offset)
    notice = CommentList(
        matter=matter,
        lines=tuple([await _line(work, one) for one in found[:PAGE]]),
        page=Page(action.offset, PAGE, more=len(found) > PAGE),
        leads=may_lead(person.cadre, matter),
        speaks=person.is_villager and matter.runs,
    )
    await work.tell(person.account, notice, edits=work.tapped if action.in_place else None)


async def show_one(work: Work, person: Person, action: ShowComment) -> None:
    """Let somebody hear or see one of them."""
    comment = await work.records.matter_voices.get_comment(action.comment_id)
    if comment is None or comment.content is None or not comment.content.is_media or comment.hidden_at:
        raise MatterGone
    await public(work, person, comment.matter_id)
    line = await _line(work, comment)
    await work.tell(person.account, CommentShown(line.by), media=[MatterPart(comment.content)])


async def choose_hidden(work: Work, person: Person, action: HideComments) -> None:
    """Ask which of these is to be hidden, or shown again."""
    matter = await _led(work, person, action.matter_id)
    found = await work.records.matter_voices.comments(matter.id, PAGE, offset=action.offset)
    lines = tuple([await _line(work, one) for one in found])
    await work.tell(person.account, HideQuestion(matter, lines))


async def ask_why(work: Work, person: Person, action: HideComment) -> None:
    """不显示: the next message says why."""
    comment = await _of_his(work, person, action.comment_id)
    await _wait(work, person, DialogueKind.COMMENT_HIDE, comment.id)
    await work.tell(person.account, HidePrompt())


async def hide(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Hide it: that something was said, and why it isn't shown, stays to be seen."""
    comment = await _of_his(work, person, dialogue.subject)
    reason = words_of(incoming)
    if not reason or len(reason) > REASON_LIMIT:
        raise WhyNeeded(REASON_LIMIT)
    assert person.cadre is not None
    hidden = replace(comment, hidden_by=person.cadre.id, hidden_at=work.now, hidden_reason=reason)
    await work.records.matter_voices.hide(hidden)
    await auditing.note(work, Act.HID_COMMENT, by=person, amount=comment.id)
    await work.tell(person.account, CommentHidden(shown=False))


async def unhide(work: Work, person: Person, action: UnhideComment) -> None:
    """重新显示."""
    comment = await _of_his(work, person, action.comment_id)
    shown = replace(comment, hidden_by=None, hidden_at=None, hidden_reason="")
    await work.records.matter_voices.hide(shown)
    await auditing.note(work, Act.SHOWED_COMMENT, by=person, amount=comment.id)
    await work.tell(person.account, CommentHidden(shown=True))


async def _line(work: Work, comment: Comment) -> CommentLine:
    content = comment.content
    hidden = comment.hidden_at is not None or content is None
    named = work.rules.deliberation.comments_named
    return CommentLine(
        comment_id=comment.id,
        by=await name_of(work, comment.household_id) if named else None,
        day=local_day(comment.written_at, work.village.zone),
        text="" if hidden or content is None else content.text,
        medium="" if hidden or content is None or not content.is_media else content.kind.value,
        hidden_reason=comment.hidden_reason,
    )


async def _speaking(work: Work, person: Person, matter_id: int) -> Matter:
    """Return a matter that he may say something about: for his household, while it runs."""
    matter = await public(work, person, matter_id)
    if person.household is None or not person.household.active:
        raise NotYours
    if not matter.runs:
        raise MatterGone
    return matter


async def _led(work: Work, person: Person, matter_id: int) -> Matter:
    matter = await public(work, person, matter_id)
    if not may_lead(person.cadre, matter):
        raise NotYours
    return matter


async def _of_his(work: Work, person: Person, comment_id: int) -> Comment:
    """Return what was said about a matter that he leads, and isn't erased."""
    comment = await work.records.matter_voices.get_comment(comment_id)
    if comment is None or comment.content is None:
        raise MatterGone
    await _led(work, person, comment.matter_id)
    return comment


async def _wait(work: Work, person: Person, kind: DialogueKind, subject: int) -> None:
    await work.records.dialogues.put(Dialogue(person.account.id, kind, subject, work.now))
