"""What is said around a hand count: entering it, its witness, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.actions.hand_counts import (
    BeginHandCount,
    ChooseWitness,
    ConfirmHandCount,
    DropHandCount,
    EndHandRoll,
    ShowHandGroup,
    ShowHandRoll,
    TickHand,
    TickHandGroup,
)
from bot.domain.hand_count import Occasion
from bot.domain.notices import hand_counts
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.screen import Button, Screen
from bot.texts.vote_words import heading
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.ballot import Totals

TWO: Final = 2  # buttons in a row


@render.register
def _(notice: hand_counts.OccasionQuestion, words: Words) -> Screen:
    rows = [
        (Button(occasion_name(words, occasion), BeginHandCount(notice.vote_id, occasion.value)),)
        for occasion in Occasion
    ]
    text = words._("How did the households say what they want?")
    return Screen(f"{heading(words, notice.question)}\n{text}", rows)


def occasion_name(words: Words, occasion: Occasion) -> str:
    """Return how people said what they want."""
    return {
        Occasion.MEETING: words._("Raised hands at a meeting"),
        Occasion.PAPER: words._("Ballots on paper"),
    }[occasion]


@render.register
def _(notice: hand_counts.HandRoll, words: Words) -> Screen:
    lines = [
        heading(words, notice.question),
        words.n(
            "Who took part? {count} household so far.",
            "Who took part? {count} households so far.",
            notice.ticked,
        ),
        words._("Tap a group, or write numbers and names with spaces: 2-001 3-002."),
    ]
    if notice.unknown:
        lines.append(words._("Not found: {words}", words=" ".join(notice.unknown)))
    buttons = [
        Button(
            words._(
                "Group {group}: {ticked}/{households}",
                group=one.group,
                ticked=one.ticked,
                households=one.households,
            ),
            ShowHandGroup(notice.hand_count_id, one.group, 0),
        )
        for one in notice.groups
    ]
    rows = [*batched_rows(buttons)]
    rows.append((Button(words._("That's all of them"), EndHandRoll(notice.hand_count_id)),))
    rows.append((_drop(words, notice.hand_count_id),))
    return Screen("\n".join(lines), rows)


@render.register
def _(notice: hand_counts.HandGroup, words: Words) -> Screen:
    ticked = words.n(
        "Group {group}: {count} household took part. Tap to change it.",
        "Group {group}: {count} households took part. Tap to change it.",
        notice.ticked,
        group=notice.group,
    )
    buttons = [
        Button(
            f"✔ {one.number} {one.head}" if one.ticked else f"{one.number} {one.head}",
            TickHand(notice.hand_count_id, one.household_id, not one.ticked, notice.page.offset),
        )
        for one in notice.households
    ]
    count_id, group = notice.hand_count_id, notice.group
    rows = [
        *batched_rows(buttons),
        *pager(words, notice.page, lambda offset: ShowHandGroup(count_id, group, offset)),
        (
            Button(words._("All of them"), TickHandGroup(count_id, group, on=True)),
            Button(words._("None of them"), TickHandGroup(count_id, group, on=False)),
        ),
        (Button(words._("Back to the groups"), ShowHandRoll(count_id)),),
    ]
    return Screen(f"{heading(words, notice.question)}\n{ticked}", rows)


@render.register
def _(notice: hand_counts.TotalsPrompt, words: Words) -> Screen:
    text = words.n(
        "{count} household took part. Write three numbers: for, against, abstaining, such as 30 5 5.",
        "{count} households took part. Write three numbers: for, against, abstaining, such as 30 5 5.",
        notice.households,
    )
    return Screen(text, ((Button(words._("Back to the groups"), ShowHandRoll(notice.hand_count_id)),),))


@render.register
def _(notice: hand_counts.WitnessQuestion, words: Words) -> Screen:
    rows = [
        (Button(one.name, ChooseWitness(notice.hand_count_id, one.cadre_id)),) for one in notice.witnesses
    ]
    rows.append((_drop(words, notice.hand_count_id),))
    asks = words._("Who was there and can confirm it?")
    return Screen(f"{totals_line(words, notice.totals)}\n{asks}", rows)


@render.register
def _(notice: hand_counts.WitnessAsked, words: Words) -> Screen:
    text = words._("{name} is asked. It counts once he has confirmed it, before the close.", name=notice.name)
    return Screen(text, ((_drop(words, notice.hand_count_id),),))


@render.register
def _(notice: hand_counts.WitnessRequest, words: Words) -> Screen:
    lines = [
        heading(words, notice.question),
        words._("{name} entered this. Were you there, and is it right?", name=notice.entered_by),
        occasion_name(words, notice.occasion),
        totals_line(words, notice.totals),
        words.n("{count} household: {numbers}", "{count} households: {numbers}", len(notice.households),
                numbers=" ".join(notice.households)),
    ]  # fmt: skip
    rows = (
        (
            Button(words._("It is right"), ConfirmHandCount(notice.hand_count_id, agrees=True)),
            Button(words._("It is not"), ConfirmHandCount(notice.hand_count_id, agrees=False)),
        ),
    )
    return Screen("\n".join(lines), rows)


@render.register
def _(notice: hand_counts.HandCountConfirmed, words: Words) -> Screen:
    text = words.n("It counts: {count} household.", "It counts: {count} households.", notice.households)
    lines = [heading(words, notice.question), text]
    if notice.cancelled:
        lines.append(
            words.n(
                "{count} of them had tapped before: that counts no more, and it is told.",
                "{count} of them had tapped before: that counts no more, and they are told.",
                notice.cancelled,
            )
        )
    return Screen("\n".join(lines))


@render.register
def _(notice: hand_counts.HandCountRefused, words: Words) -> Screen:
    text = (
        words._("It doesn't count. The secretary is told.")
        if notice.own
        else words._("{name} says that it isn't right, so it doesn't count. Talk to him, and enter it anew.",
                     name=notice.name)
    )  # fmt: skip
    return Screen(f"{heading(words, notice.question)}\n{text}")


@render.register
def _(notice: hand_counts.HandCountDropped, words: Words) -> Screen:
    text = words._("What you entered is taken back.")
    return Screen(f"{heading(words, notice.question)}\n{text}")


@render.register
def _(notice: hand_counts.HandCountTooLate, words: Words) -> Screen:
    text = words._("What you entered was not confirmed before the close, so it doesn't count.")
    return Screen(f"{heading(words, notice.question)}\n{text}")


@render.register
def _(_refusal: hand_counts.NobodyTicked, words: Words) -> Screen:
    return Screen(words._("Tap the households that took part first."))


@render.register
def _(_refusal: hand_counts.TotalsUnread, words: Words) -> Screen:
    return Screen(words._("Please write three numbers: for, against, abstaining, such as 30 5 5."))


@render.register
def _(refusal: hand_counts.TotalsDontFit, words: Words) -> Screen:
    totals = refusal.totals
    return Screen(
        words._(
            "{in_favour} + {against} + {abstaining} = {sum}, but {households} households took part. "
            "Please count again.",
            in_favour=totals.in_favour,
            against=totals.against,
            abstaining=totals.abstaining,
            sum=totals.took_part,
            households=refusal.households,
        )
    )


@render.register
def _(_refusal: hand_counts.HandCountOver, words: Words) -> Screen:
    return Screen(
        words._("This was confirmed, refused or taken back already. Enter it anew on the vote's page.")
    )


@render.register
def _(_refusal: hand_counts.NotAWitness, words: Words) -> Screen:
    return Screen(words._("He can't be reached by the bot. Please choose another."))


@render.register
def _(refusal: hand_counts.CountedTwice, words: Words) -> Screen:
    return Screen(
        words._(
            "{number} is counted already in another list. Tell the secretary to enter it anew.",
            number=refusal.number,
        )
    )


def totals_line(words: Words, totals: Totals) -> str:
    """Return three totals in one line."""
    return words._(
        "For {in_favour}, against {against}, abstaining {abstaining}",
        in_favour=totals.in_favour,
        against=totals.against,
        abstaining=totals.abstaining,
    )


def batched_rows(buttons: list[Button]) -> list[tuple[Button, ...]]:
    """Return buttons two to a row."""
    return [tuple(buttons[start : start + TWO]) for start in range(0, len(buttons), TWO)]


def _drop(words: Words, hand_count_id: int) -> Button:
    return Button(words._("Enter nothing"), DropHandCount(hand_count_id))
