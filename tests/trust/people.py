"""The fourteen kinds of person, in one town, and the cases that they look at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.domain.bulletin import Audience, Bulletin, BulletinKind, BulletinState, Part, Scope
from bot.domain.case import Case, Privacy
from bot.domain.case_life import CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.centers import Center
from bot.domain.content import Content, ContentKind
from bot.domain.course import Course, CourseState, Seat
from bot.domain.dialogue import DialogueKind
from bot.domain.diary import DiaryEntry
from bot.domain.entry import NewEntry, Side, Waiting
from bot.domain.item_life import ItemState
from bot.domain.matter_life import Stage
from bot.domain.note import NewNote
from bot.domain.note import Part as NotePart
from bot.domain.paper import Paper
from bot.domain.people import MembershipState
from bot.domain.procedure import Procedure
from bot.domain.proxy import Proxy
from bot.domain.proxy_life import ProxyState
from bot.domain.roster import DutyDay, Roster, RosterCadre
from bot.domain.times import local_day
from bot.domain.topic import Topic
from bot.domain.visit import Visit
from bot.ports import Records
from tests.trust.deliberated import Deliberated, deliberate
from tests.trust.disclosed import Disclosed, disclose
from tests.trust.rows.deliberating import ANSWERED, STAGES
from tests.trust.voted import voted
from tests.usecases.people import HOUSEHOLDS
from tests.usecases.phone import Phone
from tests.usecases.town import START, Town, open_town

SECRET: Final = "谁也不能看的话"
HOME: Final = "2-001"
NAME: Final = "罗样户21"
PHONE: Final = "13900002001"

KINDS: Final = (
    "stranger",
    "villager",
    "another account of the household",
    "another household",
    "cadre not concerned",
    "cadre concerned",
    "cadre complained about",
    "substitute",
    "duty cadre",
    "center's lead",
    "secretary",
    "secretary complained about",
    "township's contact",
    "deactivated",
)
"""Column by column, as every row of the table has them."""

SOCIAL, HEALTH, EDUCATION = Center.SOCIAL, Center.HEALTH, Center.EDUCATION
CADRES: Final = (
    RosterCadre("李样甲", "党支部书记", "13800000001", is_secretary=True),
    RosterCadre("王样乙", "村委会主任", "13800000002", (SOCIAL, HEALTH), (SOCIAL, HEALTH)),
    RosterCadre("张样丙", "治保主任", "13800000003", (SOCIAL, HEALTH), (), 2, substitute="刘样丁"),
    RosterCadre("刘样丁", "委员", "13800000004", (Center.INDUSTRY,), ()),
    RosterCadre("陈样戊", "会计", "13800000005", (Center.INDUSTRY,), ()),
    RosterCadre("韦样己", "乡镇包村干部", "13800000006", is_township=True),
    RosterCadre("莫样庚", "委员", "13800000007", (EDUCATION,), (), 3),
    RosterCadre("卢样辛", "委员", "13800000008", (EDUCATION,), (), 1),
    RosterCadre("覃样壬", "委员", "13800000009", (EDUCATION,), ()),
)
ROSTER: Final = Roster(HOUSEHOLDS, CADRES, (DutyDay(0, "陈样戊"),))
WHO: Final = {
    "cadre not concerned": "莫样庚",
    "cadre concerned": "张样丙",
    "cadre complained about": "卢样辛",
    "substitute": "刘样丁",
    "duty cadre": "陈样戊",
    "center's lead": "王样乙",
    "secretary": "李样甲",
    "secretary complained about": "李样甲",
    "township's contact": "韦样己",
    "deactivated": "覃样壬",
}
SUBJECTS: Final = ("plain", "health", "secret", "complaint", "against")
"""An ordinary case, one of the health center, a confidential one, a complaint about a cadre, one about the
secretary."""


@dataclass(frozen=True)
class Company:
    """The town, who is who in it, and the ids that rows need."""

    town: Town
    phones: dict[str, Phone]
    cadres: dict[str, int]
    household_id: int
    membership_id: int
    pending_id: int
    link_id: int
    member_id: int
    disclosed: Disclosed
    bulletin_id: int
    """A draft of the cadre concerned, for his group."""
    practices: dict[BulletinState, int]
    """One of his in each state."""
    courses: dict[str, int]
    """One planned, one to come, one that has begun, of the cadre not concerned; the villager takes part."""
    enrolment_id: int
    """His, in the one that has begun."""
    visit_id: int
    other_visit_id: int
    diary_id: int
    """Of the cadre concerned."""
    deliberated: Deliberated
    votes: dict[str, int]
    """One that is open, and one that is closed and too small."""
    voted_on: int
    """The matter of the open one."""
    hand_counts: dict[str, int]
    """Of the secretary, in the open one: a draft, and one whose witness is the center's lead."""

    async def case(self, records: Records, subject: str, state: CaseState) -> Case:
        """Store a case of the villager's, with words that not everybody may read."""
        responsible = {"complaint": "李样甲", "against": "韦样己"}.get(subject, "张样丙")
        topics = {"health": Topic.HEALTH, "complaint": Topic.COMPLAINT, "against": Topic.COMPLAINT}
        about = {"complaint": self.cadres["卢样辛"], "against": self.cadres["李样甲"]}.get(subject)
        unsent = state in {CaseState.RAISED, CaseState.WITHHELD}
        answered = state in {CaseState.ANSWERED, CaseState.EXPLAINED, CaseState.CLOSED}
        villager = self.phones["villager"]
        case = await records.cases.add(
            Case(
                id=0,
                number=CaseNumber.next_of(2026),
                reporter_id=villager.account_id,
                household_id=self.household_id,
                topic=topics.get(subject, Topic.SOCIAL),
                about_id=about,
                state=state,
                responsible_id=None if unsent else self.cadres[responsible],
                opened_at=START,
                first_due_at=START.replace(day=23),
                due_at=START.replace(day=23),
                answered_at=START if answered else None,
                first_answered_at=START if answered else None,
                closed_at=START if state is CaseState.CLOSED else None,
                privacy=Privacy() if subject == "secret" else None,
            )
        )
        words = Content(ContentKind.TEXT, SECRET)
        await records.entries.add(
            NewEntry(villager.account_id, Side.VILLAGER, words, villager.telegram_id, 900, START, case.id)
        )
        return case

    def subject_of(self, dialogue: DialogueKind) -> int:
        """Return what a forged dialogue is about that is about no case."""
        if dialogue in {DialogueKind.COURSE_NEW_TIME, DialogueKind.COURSE_NEW_PLACE}:
            return self.courses["to come"]
        if dialogue.value.startswith("course"):
            return self.courses["planned"]
        if dialogue is DialogueKind.COMMENT_HIDE:
            return self.deliberated.comment_id
        if dialogue in ANSWERED:
            return self.deliberated.matters[STAGES.get(dialogue, Stage.PROPOSED)]
        known = {
            DialogueKind.HAND_ROLL: self.hand_counts["draft"],
            DialogueKind.HAND_TOTALS: self.hand_counts["draft"],
            DialogueKind.BULLETIN: self.bulletin_id,
            DialogueKind.ITEM_TITLE: self.disclosed.items[ItemState.DRAFT],
            DialogueKind.ITEM_WORDS: self.disclosed.items[ItemState.DRAFT],
            DialogueKind.ITEM_RETURN: self.disclosed.items[ItemState.UNDER_REVIEW],
            DialogueKind.ITEM_CORRECTION: self.disclosed.items[ItemState.PUBLISHED],
            DialogueKind.ITEM_QUESTION: self.disclosed.items[ItemState.PUBLISHED],
            DialogueKind.VISIT_MORE: self.visit_id,
            DialogueKind.VISIT_PROBLEM: self.visit_id,
            DialogueKind.DIARY_MORE: self.diary_id,
            DialogueKind.DIARY_TAG: self.diary_id,
            DialogueKind.DIARY_PART: self.diary_id,
            DialogueKind.DIARY_HOUSEHOLD: self.diary_id,
            DialogueKind.PRACTICE_TITLE: self.practices[BulletinState.DRAFT],
            DialogueKind.PRACTICE_RETURN: self.practices[BulletinState.PROPOSED],
        }
        return known.get(dialogue, self.household_id)

    async def handle(self, records: Records, case: Case, state: ProxyState) -> tuple[Case, int]:
        """Have paperwork handled on a case, with a photo of it; return the case and its first paper's id."""
        handled = replace(case, topic=Topic.PROXY)
        await records.cases.save(handled)
        procedure = Procedure("医保卡", ("身份证",), "医保窗口", 15)
        await records.proxies.put(replace(Proxy.of(case.id, procedure, START), state=state))
        paper = await records.proxies.add_paper(Paper(0, case.id, "身份证"))
        villager = self.phones["villager"]
        photo = Content(ContentKind.PHOTO, "", {"file_id": "photo-of-a-paper"})
        await records.entries.add(
            NewEntry(villager.account_id, Side.VILLAGER, photo, villager.telegram_id, 902, START, case.id)
        )
        return handled, paper.id

    async def wait(self, records: Records, who: Phone) -> None:
        """Let words of this person wait for every reason there is."""
        for place, why in enumerate(Waiting):
            content = Content(ContentKind.TEXT, "等着的话")
            message = 910 + place
            side = Side.CADRE if why is Waiting.TASK else Side.VILLAGER
            entry = NewEntry(who.account_id, side, content, who.telegram_id, message, START, waiting=why)
            await records.entries.add(entry)


@asynccontextmanager
async def open_company(folder: Path) -> AsyncIterator[Company]:
    """Open a town in which all fourteen are."""
    async with open_town(folder, joined=()) as town:
        await town.import_(ROSTER)
        phones: dict[str, Phone] = {}
        for kind, name in WHO.items():
            phones[kind] = (
                phones["secretary"] if "about" in kind and name == "李样甲" else await town.cadre_joins(name)
            )
        phones["stranger"] = await town._phone("stranger")
        phones["villager"] = await town.villager_joins(HOME)
        phones["another account of the household"] = await town.villager_joins(HOME, 1)
        phones["another household"] = await town.villager_joins("2-002")
        left = tuple(cadre for cadre in CADRES if cadre.name != "覃样壬")
        await town.import_(replace(ROSTER, cadres=left))
        yield await town.do(lambda records: _company(town, phones, records))


async def _company(town: Town, phones: dict[str, Phone], records: Records) -> Company:
    household = await records.people.household_by_number(HOME)
    assert household is not None
    memberships = await records.accounts.memberships_of_household(household.id)
    family = await records.people.members(household.id)
    asker = await records.accounts.add(7777, "zh_CN", START)
    pending = await records.accounts.add_membership(
        asker.id, household.id, family[0].id, MembershipState.PENDING, START
    )
    link = next(link for link in await records.links.living() if link.household_id == household.id)
    cadres = {cadre.name: cadre.id for cadre in await records.people.cadres()}
    group = Audience(Scope.GROUP, group=2)
    draft = Bulletin(0, cadres["张样丙"], BulletinKind.TECHNOLOGY, group, BulletinState.DRAFT, START)
    bulletin = await records.bulletins.add(draft)
    await records.bulletins.add_part(bulletin.id, Part(Content(ContentKind.TEXT, "甘蔗间种")))
    practices = {}
    for step in BulletinState:
        made = replace(
            draft,
            kind=BulletinKind.PRACTICE,
            audience=Audience(Scope.SUBSCRIBERS, crop="甘蔗"),
            state=step,
            title="间种花生",
            sent_at=START,
        )
        practices[step] = (await records.bulletins.add(made)).id
        await records.bulletins.add_part(practices[step], Part(Content(ContentKind.TEXT, "先种花生")))
    courses = {}
    for name, state, days in (
        ("planned", CourseState.DRAFT, 5),
        ("to come", CourseState.ANNOUNCED, 5),
        ("begun", CourseState.ANNOUNCED, -1),
    ):
        course = Course(0, cadres["莫样庚"], "间种", state, START, START + timedelta(days=days), "村委会", 9)
        courses[name] = (await records.courses.add(course)).id
        await records.courses.enrol(courses[name], phones["villager"].account_id, Seat.SEATED, START)
    (enrolment,) = await records.courses.enrolments(courses["begun"])
    await records.subscriptions.add(phones["villager"].account_id, "甘蔗", START)
    disclosed = await disclose(records, phones, cadres["王样乙"])
    visit, other = [
        await records.visits.add(
            Visit(0, cadres[name], household.id, local_day(START, town.village.zone), START)
        )
        for name in ("张样丙", "刘样丁")
    ]
    words = Content(ContentKind.TEXT, "走访时说的话")
    account_id = phones["cadre concerned"].account_id
    await records.notes.add(NewNote(account_id, visit.id, None, NotePart.TALK, words, START, 1, 990))
    entry = await records.diaries.add(DiaryEntry(0, cadres["张样丙"], START))
    noted = Content(ContentKind.TEXT, "日记里的话")
    await records.notes.add(NewNote(account_id, None, entry.id, NotePart.PROBLEM, noted, START, 1, 991))
    return Company(
        town,
        phones,
        cadres,
        household.id,
        memberships[0].id,
        pending.id,
        link.id,
        family[0].id,
        disclosed,
        bulletin.id,
        practices,
        courses,
        enrolment.id,
        visit.id,
        other.id,
        entry.id,
        await deliberate(records, phones, household.id, cadres["王样乙"]),
        *await voted(records, cadres, household.id),
    )
