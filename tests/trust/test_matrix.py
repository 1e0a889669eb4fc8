"""Every button, menu item, command and kind of message × the fourteen kinds of person: what comes of it."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Mapping
from typing import Final

import pytest
import pytest_asyncio

from bot.domain.actions.action import Action
from bot.domain.actions.commitment import (
    ShowCase,
)
from bot.domain.actions.own_data import GetMyData
from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.dialogue import DialogueKind
from bot.domain.keyboard import Keyboard, button_data, new_token
from bot.texts.menus import MenuItem
from bot.usecases import joining
from bot.usecases.incoming import By
from bot.usecases.tapping import Tap, Tapped, tap
from bot.usecases.work import Work
from handlers.menu import BEGINS
from handlers.privacy import COMMANDS
from handlers.taps import TAPS
from tests.trust.acting import OnLeave, begun, tapped
from tests.trust.cell import Bench, Do
from tests.trust.people import KINDS, SUBJECTS, WHO, open_company
from tests.trust.rows.cases import BY_CASE, EXTRA, ON_LEAVE
from tests.trust.rows.cases import CASE_ACTIONS as ORDINARY
from tests.trust.rows.daily import DAILY_ACTIONS, MENU, TYPED
from tests.trust.rows.deliberating import DELIBERATING
from tests.trust.rows.disclosing import DISCLOSING
from tests.trust.rows.messages import BY_REPLY, DIALOGUES, MESSAGES, TELEGRAM_SAYS
from tests.trust.rows.proxy import BY_PAPERWORK, PAPERWORK, PROXY_ACTIONS, WHEN_TAKEN_BACK
from tests.trust.rows.spreading import SPREADING_ACTIONS
from tests.trust.rows.voting import VOTING_ACTIONS
from tests.trust.writing import blocked, filled, passed_over, written
from tests.usecases.phone import Phone
from tests.usecases.town import START

CASE_ACTIONS: Final = {**ORDINARY, **PAPERWORK}
OTHER_ACTIONS: Final = {
    **DAILY_ACTIONS,
    **DISCLOSING,
    **SPREADING_ACTIONS,
    **PROXY_ACTIONS,
    **DELIBERATING,
    **VOTING_ACTIONS,
}
BY: Final = {**BY_CASE, **EXTRA, **BY_PAPERWORK}
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def bench(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bench]:
    async with open_company(tmp_path_factory.mktemp("company")) as company:
        yield Bench(company)


def row(outcomes: str) -> list[tuple[str, str]]:
    """Return the kinds with their outcomes."""
    plain = outcomes.replace(" ", "")
    assert len(plain) == len(KINDS)
    return list(zip(KINDS, plain, strict=True))


async def compare(found: Mapping[str, str], expected: str) -> None:
    wanted = dict(row(expected))
    assert {
        kind: (found[kind], "wanted", wanted[kind]) for kind in KINDS if found[kind] != wanted[kind]
    } == {}


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("cls", CASE_ACTIONS, ids=lambda cls: cls.__name__)
async def test_a_button_about_a_case(bench: Bench, cls: type[Action], subject: str) -> None:
    state, whom = CASE_ACTIONS[cls]
    found = {kind: await tapped(bench, cls, kind, subject, state) for kind in KINDS}
    expected = BY[whom][subject].replace(" ", "")
    # Whoever is complained about meets the complaint about himself, whatever row this is.
    column = KINDS.index("secretary complained about")
    expected = expected[:column] + BY[whom]["against"].replace(" ", "")[column] + expected[column + 1 :]
    await compare(found, expected)


@pytest.mark.parametrize("cls", OTHER_ACTIONS, ids=lambda cls: cls.__name__)
async def test_any_other_button(bench: Bench, cls: type[Action]) -> None:
    found = {kind: await tapped(bench, cls, kind, "plain", CaseState.ASSIGNED) for kind in KINDS}
    await compare(found, OTHER_ACTIONS[cls])


@pytest.mark.parametrize("cls", CASE_ACTIONS, ids=lambda cls: cls.__name__)
async def test_a_button_about_a_case_that_was_taken_back(bench: Bench, cls: type[Action]) -> None:
    """Only looking at it, and at where its papers are, for those who could before."""
    found = {kind: await tapped(bench, cls, kind, "plain", CaseState.WITHDRAWN) for kind in KINDS}
    shows: dict[type[Action], str] = {ShowCase: "rdrr rdrrrd drr r", **WHEN_TAKEN_BACK}
    await compare(found, shows.get(cls, "rrrr rrrrrr rrr r"))


@pytest.mark.parametrize("item", MENU)
async def test_a_menu_item(bench: Bench, item: MenuItem) -> None:
    await compare({kind: await begun(bench, kind, BEGINS[item]) for kind in KINDS}, MENU[item])


@pytest.mark.parametrize("command", TYPED)
async def test_a_command(bench: Bench, command: str) -> None:
    payload = "A" * 30 if "link" in command else ""

    async def start(work: Work, by: By) -> None:
        await joining.start(work, joining.Start(by, payload))

    use_case = COMMANDS.get(command, start)
    await compare({kind: await begun(bench, kind, use_case) for kind in KINDS}, TYPED[command])


@pytest.mark.parametrize("what", MESSAGES)
async def test_a_message(bench: Bench, what: str) -> None:
    expected = MESSAGES[what].replace(" ", "")
    found = {kind: await written(bench, kind, what) for kind in KINDS}
    await compare(found, expected)


@pytest.mark.parametrize("subject", SUBJECTS)
async def test_a_reply_to_a_message_of_a_case(bench: Bench, subject: str) -> None:
    found = {
        kind: await written(bench, kind, "reply", "against" if "y complained" in kind else subject)
        for kind in KINDS
    }
    await compare(found, BY_REPLY[subject])


@pytest.mark.parametrize("dialogue", DIALOGUES)
async def test_an_answer_to_what_the_bot_waits_for(bench: Bench, dialogue: DialogueKind) -> None:
    await compare({kind: await filled(bench, kind, dialogue) for kind in KINDS}, DIALOGUES[dialogue])


@pytest.mark.parametrize("what", TELEGRAM_SAYS)
async def test_what_telegram_says_of_somebody(bench: Bench, what: str) -> None:
    found = {}
    for kind in KINDS:
        if what == "wrote in a group":
            found[kind] = await passed_over(bench, kind)
        else:
            found[kind] = await blocked(bench, kind, reachable=what == "unblocked")
    await compare(found, TELEGRAM_SAYS[what])


@pytest.mark.parametrize("cls", ON_LEAVE, ids=lambda cls: cls.__name__)
async def test_a_substitute_on_duty_acts_on_what_came_to_him_and_on_nothing_else(
    bench: Bench, cls: type[Action]
) -> None:
    """Who is on leave keeps his own; what was given to his substitute meanwhile is the substitute's alone."""
    state, away, here = CASE_ACTIONS[cls][0], "cadre concerned", "substitute"
    leave = OnLeave(WHO[away], given_to=WHO[away])
    assert await tapped(bench, cls, away, "plain", state, leave) == "d"
    assert await tapped(bench, cls, here, "plain", state, leave) == "r"
    leave = OnLeave(WHO[away], given_to=WHO[here])
    assert await tapped(bench, cls, away, "plain", state, leave) == "r"
    assert await tapped(bench, cls, here, "plain", state, leave) == "d"


async def test_no_button_obeys_anybody_but_the_one_it_was_shown_to(bench: Bench) -> None:
    company = bench.company
    for owner, thief in itertools.islice(itertools.permutations(dict.fromkeys(company.phones), 2), 60):
        mine, theirs = company.phones[owner], company.phones[thief]
        if mine is theirs:
            continue
        assert await _steal(bench, mine, theirs) == "r"


async def _steal(bench: Bench, mine: Phone, theirs: Phone) -> str:
    async def prepare(work: Work) -> tuple[Do, Case | None]:
        keyboard = Keyboard(new_token(), mine.account_id, [GetMyData()], START)
        await work.records.keyboards.add(keyboard)
        data = button_data(keyboard.token, 0)
        command = Tapped(Tap(By(theirs.telegram_id), data, theirs.telegram_id, 5, "问", "点"), TAPS)
        return (lambda at_work: tap(at_work, command)), None

    return await bench.outcome(theirs, prepare)
