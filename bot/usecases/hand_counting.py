"""Hand counts: the secretary enters what a meeting, or ballots on paper, came to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.hand_count import (
    WAITING,
    HandCount,
    HandCountState,
    HandCountStep,
    Occasion,
    may_witness,
    totals_in,
)
from bot.domain.notices.hand_counts import (
    HandCountDropped,
    HandCountOver,
    HandCountTooLate,
    NobodyTicked,
    OccasionQuestion,
    TotalsDontFit,
    TotalsPrompt,
    TotalsUnread,
    Witness,
    WitnessQuestion,
)
from bot.domain.notices.voting import VoteNotOpen, VoteOver
from bot.domain.queues import Priority
from bot.domain.vote_life import VoteState
from bot.usecases import auditing, hand_rolls
from bot.usecases.vote_seats import question_of, the_secretary, vote_and_question

if TYPE_CHECKING:
    from bot.domain.actions.hand_counts import AskOccasion, BeginHandCount, DropHandCount, EndHandRoll
    from bot.domain.people import Person
    from bot.domain.vote import Vote
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

ENTERS: Final = frozenset({DialogueKind.HAND_ROLL, DialogueKind.HAND_TOTALS})
"""What his next message is for while he enters one."""


async def ask_occasion(work: Work, person: Person, action: AskOccasion) -> None:
    """登记现场表决: ask how people said what they want."""
    the_secretary(person)
    vote, question = await vote_and_question(work, action.vote_id)
    must_be_open(vote)
    await work.tell(person.account, OccasionQuestion(question, vote.id))


async def begin(work: Work, person: Person, action: BeginHandCount) -> None:
    """Begin a hand count: show the groups, to be ticked; households may be written too."""
    cadre = the_secretary(person)
    vote, _ = await vote_and_question(work, action.vote_id)
    must_be_open(vote)
    hand_count = await work.records.hand_counts.add(
        HandCount(0, vote.id, Occasion(action.occasion), cadre.id, work.now)
    )
    await auditing.note(work, Act.ENTERED_HANDS, by=person, amount=hand_count.id)
    await hand_rolls.show_roll(work, person, hand_count)


async def ask_totals(work: Work, person: Person, action: EndHandRoll) -> None:
    """选好了: the next message says how many were for it, against it, and neither."""
    hand_count = await hand_rolls.draft(work, person, action.hand_count_id)
    households = len(await work.records.hand_counts.households(hand_count.id))
    if not households:
        raise NobodyTicked
    waits = Dialogue(person.account.id, DialogueKind.HAND_TOTALS, hand_count.id, work.now)
    await work.records.dialogues.put(waits)
    await work.tell(person.account, TotalsPrompt(hand_count.id, households))


async def take_totals(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take the totals; ask who was there too."""
    cadre = the_secretary(person)
    hand_count = await hand_rolls.draft(work, person, dialogue.subject)
    totals = totals_in(incoming.content.text if incoming.content is not None else "")
    if totals is None:
        raise TotalsUnread
    households = len(await work.records.hand_counts.households(hand_count.id))
    if totals.took_part != households:
        raise TotalsDontFit(totals, households)
    await work.records.hand_counts.save(replace(hand_count, totals=totals))
    cadres = [one for one in await work.records.people.cadres() if may_witness(one, cadre.id)]
    witnesses = tuple(Witness(one.id, one.name) for one in cadres)
    await work.tell(person.account, WitnessQuestion(hand_count.id, totals, witnesses))


async def drop(work: Work, person: Person, action: DropHandCount) -> None:
    """不登记了: take a hand count back that nobody has confirmed."""
    the_secretary(person)
    hand_count = await work.records.hand_counts.get(action.hand_count_id)
    if hand_count is None or hand_count.state not in WAITING:
        raise HandCountOver
    await work.records.hand_counts.save(_dropped(hand_count))
    waits = await work.records.dialogues.get(person.account.id)
    if waits is not None and waits.kind in ENTERS:
        await work.records.dialogues.clear(person.account.id)  # what he writes next means something else
    _, question = await vote_and_question(work, hand_count.vote_id)
    await work.tell(person.account, HandCountDropped(question))


async def drop_waiting(work: Work, vote: Vote) -> None:
    """The vote ends: what no witness has confirmed counts nowhere; whoever waits for it is told."""
    for hand_count in await work.records.hand_counts.of_vote(vote.id):
        if hand_count.state not in WAITING:
            continue
        await work.records.hand_counts.save(_dropped(hand_count))
        if hand_count.state is HandCountState.OFFERED:
            account = await work.records.accounts.of_cadre(hand_count.cadre_id)
            notice = HandCountTooLate(await question_of(work, vote))
            await work.tell(account, notice, priority=Priority.TASK)


def must_be_open(vote: Vote) -> None:
    """Raise VoteNotOpen or VoteOver where a vote isn't open."""
    if vote.state is VoteState.ANNOUNCED:
        raise VoteNotOpen(vote.opens_at)
    if vote.state is not VoteState.OPEN:
        raise VoteOver


def _dropped(hand_count: HandCount) -> HandCount:
    return replace(hand_count.stepped(HandCountStep.DROP), totals=None)
