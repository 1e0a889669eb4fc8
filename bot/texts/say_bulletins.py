"""What is said around a bulletin: writing it, sending it, and the bulletin itself."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.actions.learning import ShowSubscriptions, StopNews
from bot.domain.actions.pairing import AddToBulletin, DropBulletin, SendBulletin
from bot.domain.actions.practice import ProposePractice, TakeDownPractice
from bot.domain.bulletin import BulletinKind, Scope
from bot.domain.notices import bulletins
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


def kind_name(words: Words, kind: BulletinKind) -> str:
    """Return what is brought, in a word."""
    names = {
        BulletinKind.INFORMATION: words._("Information"),
        BulletinKind.TECHNOLOGY: words._("Technology"),
        BulletinKind.PROJECT: words._("Project"),
        BulletinKind.NEWS: words._("Industry news"),
        BulletinKind.PRACTICE: words._("Good practice"),
    }
    return names[kind]


@render.register
def _(notice: bulletins.ContentPrompt, words: Words) -> Screen:
    if notice.more:
        text = words._("Write what is to be added, or send a photo, voice or a file.")
    else:
        text = words._("Now write it, or send a photo, voice or a file. You see it before it goes out.")
    return Screen(text, ((Button(words._("Don't send"), DropBulletin(notice.bulletin.id)),),))


@render.register
def _(notice: bulletins.BulletinMessage, words: Words) -> Screen:
    bulletin = notice.bulletin
    head = kind_name(words, bulletin.kind)
    if bulletin.audience.crop is not None:
        head = words._("{kind}: {crop}", kind=head, crop=bulletin.audience.crop)
    who = notice.author
    if who and notice.phone is not None:
        who = words._("{name}, {phone}", name=who, phone=words.phone(notice.phone))
    parts = [f"{head} · {who}" if who else head, bulletin.title, notice.text]
    return Screen("\n\n".join(part for part in parts if part), _buttons(words, notice))


def _buttons(words: Words, notice: bulletins.BulletinMessage) -> Sequence[Sequence[Button]]:
    crop = notice.bulletin.audience.crop
    rows: list[tuple[Button]] = []
    if notice.can_stop and crop is not None:
        rows.append((Button(words._("No more about {crop}", crop=crop), StopNews(crop)),))
    elif notice.can_stop:
        rows.append((Button(words._("Choose industry news"), ShowSubscriptions()),))
    if notice.takes_down:
        rows.append((Button(words._("Take it down"), TakeDownPractice(notice.bulletin.id)),))
    return rows


@render.register
def _(notice: bulletins.BulletinPreview, words: Words) -> Screen:
    bulletin = notice.bulletin
    send = Button(words._("Send it"), SendBulletin(bulletin.id))
    if notice.to_secretary:
        send = Button(words._("Hand it to the secretary"), ProposePractice(bulletin.id))
    rows = (
        (send,),
        (Button(words._("Add something"), AddToBulletin(bulletin.id)),),
        (Button(words._("Don't send"), DropBulletin(bulletin.id)),),
    )
    if bulletin.kind is BulletinKind.PRACTICE:
        text = words._("So it will stand in Good practice, and go to whoever asked for it.")
        return Screen(text, rows)
    return Screen("\n".join((_whom(words, notice), _how_many(words, notice))), rows)


def _whom(words: Words, notice: bulletins.BulletinPreview) -> str:
    audience = notice.bulletin.audience
    if audience.scope is Scope.GROUP:
        return words._("So it goes to group {group}.", group=audience.group)
    if audience.scope is Scope.VILLAGE:
        return words._("So it goes to the whole village.")
    if audience.scope is Scope.SUBSCRIBERS:
        return words._("So it goes to whoever asked for it.")
    household = notice.household
    number, head = (household.number, household.head) if household is not None else ("", "")
    return words._("So it goes to household {number} ({head}).", number=number, head=head)


def _how_many(words: Words, notice: bulletins.BulletinPreview) -> str:
    if notice.bulletin.audience.scope is Scope.SUBSCRIBERS:
        return words._(
            "{households} households, {people} people get it.",
            households=notice.reachable,
            people=notice.accounts,
        )
    return words._(
        "Of {all} households {households} get it, {people} people in all.",
        all=notice.households,
        households=notice.reachable,
        people=notice.accounts,
    )


@render.register
def _(notice: bulletins.BulletinSpreading, words: Words) -> Screen:
    reached = words._(
        "It has reached {households} households, {people} people.",
        households=notice.households,
        people=notice.accounts,
    )
    if not notice.waiting:
        return Screen(reached)
    rest = words.n(
        "{count} person is still to get it.", "{count} people are still to get it.", notice.waiting
    )
    return Screen(f"{reached}\n{rest}" if notice.accounts else rest)


@render.register
def _(_notice: bulletins.BulletinDropped, words: Words) -> Screen:
    return Screen(words._("It was not sent, and nothing of it is kept."))


@render.register
def _(_notice: bulletins.EditTooLate, words: Words) -> Screen:
    return Screen(words._("This has been sent already, so what you changed is not in it. Write it anew."))


@render.register
def _(_refusal: bulletins.NobodyReached, words: Words) -> Screen:
    return Screen(words._("None of them is in the bot yet, so nobody would get it. Please go and tell them."))


@render.register
def _(_refusal: bulletins.EmptyContent, words: Words) -> Screen:
    return Screen(words._("There is nothing in it. Please write it, or send a photo, voice or a file."))


@render.register
def _(refusal: bulletins.ContentTooLong, words: Words) -> Screen:
    return Screen(
        words._(
            "This is too much: {words} characters and {media} pictures or files fit. "
            "What you sent last was left out; shorten it and send it again.",
            words=refusal.words,
            media=refusal.media,
        )
    )


@render.register
def _(refusal: bulletins.FileTooBig, words: Words) -> Screen:
    return Screen(
        words._(
            "This file is too big for people's phones. Please send one of at most {megabytes} MB.",
            megabytes=refusal.megabytes,
        )
    )


@render.register
def _(_refusal: bulletins.BulletinGone, words: Words) -> Screen:
    return Screen(words._("This was sent or dropped already. Press the button once more to write anew."))
