"""What is said around joining."""

from __future__ import annotations

from bot.domain.actions.joining import (
    AgreeToJoin,
    AgreeToJoinByPhone,
    DecideJoining,
    SayWho,
)
from bot.domain.notices import joining
from bot.texts.menus import menu
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.words import Words


@render.register
def _(notice: joining.HouseholdInvitation, words: Words) -> Screen:
    household = notice.household
    text = words._(
        "This is the service bot of {village}; the card belongs to group {group}, the household of {head}.",
        village=words.village,
        group=household.group,
        head=household.head,
    )
    if notice.leaves is not None:
        # Whoever opens a neighbour's card by chance must not wake up in his household.
        leaves = words._(
            "You are in the household of {head} ({number}) now. If you join this one, you leave it.",
            head=notice.leaves.head,
            number=notice.leaves.number,
        )
        return Screen(
            f"{text}\n\n{leaves}", ((Button(words._("I agree, join"), AgreeToJoin(notice.link_id)),),)
        )
    return Screen(
        f"{text}\n\n{_kept(words)}", ((Button(words._("I agree, join"), AgreeToJoin(notice.link_id)),),)
    )


@render.register
def _(notice: joining.PhoneInvitation, words: Words) -> Screen:
    text = words._(
        "Your number is in the roster: {name}, group {group}, the household of {head}.",
        name=notice.member.name,
        group=notice.household.group,
        head=notice.household.head,
    )
    button = Button(words._("I agree, join"), AgreeToJoinByPhone(notice.member.id))
    return Screen(f"{text}\n\n{_kept(words)}", ((button,),))


@render.register
def _(notice: joining.CadreInvitation, words: Words) -> Screen:
    values = {"name": notice.name, "village": words.village}
    if notice.township:
        text = words._(
            "{name}, this is your own link as the township's contact: what is escalated from {village} "
            "comes to you here.",
            **values,
        )
    else:
        text = words._(
            "{name}, this is your own link as a cadre of {village}: "
            "villagers' matters will come to you here.",
            **values,
        )
    kept = words._(
        "The bot keeps what is written here, so that nothing is lost. "
        "Please pass on to nobody what villagers write to you."
    )
    button = Button(words._("I agree, join"), AgreeToJoin(notice.link_id))
    return Screen(f"{text}\n\n{kept}", ((button,),))


def _kept(words: Words) -> str:
    return words._(
        "The bot keeps what you write and send here, so that it is not lost. Only the cadre "
        "responsible, his center's lead and the secretary can see it, but what is about him the secretary "
        "can't."
    )


@render.register
def _(notice: joining.WhoAreYou, words: Words) -> Screen:
    rows = [(Button(member.name, SayWho(notice.membership_id, member.id)),) for member in notice.members]
    rows.append((Button(words._("The whole family shares this phone"), SayWho(notice.membership_id, None)),))
    return Screen(words._("Who of the family are you?"), rows)


@render.register
def _(_notice: joining.JoiningWaits, words: Words) -> Screen:
    return Screen(
        words._("Your family or a cadre has been asked. As soon as one of them agrees, you are in.")
    )


@render.register
def _(notice: joining.JoiningUnasked, words: Words) -> Screen:
    if notice.phone is None:
        return Screen(words._("Nobody can let you in from here now. Please talk to your group's cadre."))
    return Screen(
        words._(
            "Nobody can let you in from here now. Please phone the secretary ({phone}), "
            "then scan the card again.",
            phone=words.phone(notice.phone),
        )
    )


@render.register
def _(notice: joining.JoinRequest, words: Words) -> Screen:
    values = {"number": notice.household.number, "head": notice.household.head}
    if notice.member is not None:
        text = words._(
            "{name} wants to join on another phone for household {number} ({head}). Is that right?",
            name=notice.member.name,
            **values,
        )
    else:
        text = words._(
            "Another phone, shared by the family, wants to join for household {number} ({head}). "
            "Is that right?",
            **values,
        )
    yes = Button(words._("Yes, let in"), DecideJoining(notice.membership_id, admit=True))
    no = Button(words._("No, I don't know it"), DecideJoining(notice.membership_id, admit=False))
    return Screen(text, ((yes,), (no,)))


@render.register
def _(notice: joining.Joined, words: Words) -> Screen:
    person = notice.person
    if person.is_villager:
        text = words._(
            "You are in. Whenever something is the matter, just write it, say it or send a photo; "
            "you will be told who takes care of it and by when."
        )
    else:
        text = words._("You are in. Tasks come to you here; answer by replying to the task.")
    return Screen(text, menu=menu(words, person))


@render.register
def _(_notice: joining.JoiningRefused, words: Words) -> Screen:
    return Screen(
        words._("Your request was not agreed to. Please talk to your family or your group's cadre.")
    )


@render.register
def _(notice: joining.JoiningDecided, words: Words) -> Screen:
    if notice.admitted:
        return Screen(words._("Done, {name} is in.", name=notice.name))
    return Screen(words._("Done, {name} was not let in.", name=notice.name))


@render.register
def _(notice: joining.Menu, words: Words) -> Screen:
    person = notice.person
    if person.is_villager:
        text = words._("Just write, say or photograph what is the matter. The buttons below do the rest.")
    else:
        text = words._("Tasks come to you here; answer by replying to the task.")
    return Screen(text, menu=menu(words, person))


@render.register
def _(notice: joining.JoinDigest, words: Words) -> Screen:
    return Screen(
        words.n("{count} household has joined.", "{count} households have joined.", notice.households)
    )
