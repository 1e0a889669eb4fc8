"""One village's records within one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from bot import ports
from storage.accounts import Accounts
from storage.audiences import Audiences
from storage.audit import Audit
from storage.broadcasts import Broadcasts
from storage.bulletins import Bulletins
from storage.cases import Cases
from storage.courses import Courses
from storage.dialogues import Dialogues
from storage.diaries import Diaries
from storage.disclosures import Disclosures
from storage.entries import Entries
from storage.erasure import Erasure
from storage.erasures import Erasures
from storage.facts import Facts
from storage.hand_counts import HandCounts
from storage.inbox import Inbox
from storage.item_questions import ItemQuestions
from storage.items import Items
from storage.keyboards import Keyboards
from storage.links import Links
from storage.matter_voices import MatterVoices
from storage.matters import Matters
from storage.notes import Notes
from storage.outbox import Outbox
from storage.people import People
from storage.portraits import Portraits
from storage.proxies import Proxies
from storage.queries import Sql
from storage.quick_answers import QuickAnswers
from storage.reminders import Reminders
from storage.shared_files import SharedFiles
from storage.standings import Standings
from storage.subscriptions import Subscriptions
from storage.threads import Threads
from storage.tries import Tries
from storage.visits import Visits
from storage.vitals import Vitals
from storage.votes import Votes


@dataclass(slots=True)
class Records:
    """Fulfils bot.ports.records.Records."""

    people: ports.people.People
    portraits: ports.portraits.Portraits
    accounts: ports.accounts.Accounts
    standings: ports.standings.Standings
    links: ports.links.Links
    cases: ports.cases.Cases
    entries: ports.entries.Entries
    threads: ports.threads.Threads
    dialogues: ports.dialogues.Dialogues
    diaries: ports.diaries.Diaries
    keyboards: ports.keyboards.Keyboards
    inbox: ports.inbox.Inbox
    outbox: ports.outbox.Outbox
    reminders: ports.reminders.Reminders
    disclosures: ports.disclosures.Disclosures
    items: ports.items.Items
    item_questions: ports.item_questions.ItemQuestions
    broadcasts: ports.broadcasts.Broadcasts
    shared_files: ports.shared_files.SharedFiles
    facts: ports.facts.Facts
    proxies: ports.proxies.Proxies
    quick_answers: ports.quick_answers.QuickAnswers
    audit: ports.audit.Audit
    erasure: ports.erasure.Erasure
    erasures: ports.erasures.Erasures
    tries: ports.tries.Tries
    vitals: ports.vitals.Vitals
    visits: ports.visits.Visits
    notes: ports.notes.Notes
    bulletins: ports.bulletins.Bulletins
    subscriptions: ports.bulletins.Subscriptions
    audiences: ports.bulletins.Audiences
    courses: ports.courses.Courses
    votes: ports.votes.Votes
    hand_counts: ports.hand_counts.HandCounts
    matters: ports.matters.Matters
    matter_voices: ports.matter_voices.MatterVoices


def records(sql: Sql, connection: object, village: int) -> Records:
    """Return a village's records, read and written over this connection."""
    return Records(
        people=People(sql.people, connection, village),
        portraits=Portraits(sql.portraits, connection, village),
        accounts=Accounts(sql.accounts, connection, village),
        standings=Standings(sql.standings, connection, village),
        links=Links(sql.links, connection, village),
        cases=Cases(sql.cases, connection, village),
        entries=Entries(sql.entries, connection, village),
        threads=Threads(sql.threads, connection, village),
        dialogues=Dialogues(sql.dialogues, connection, village),
        diaries=Diaries(sql.diaries, connection, village),
        keyboards=Keyboards(sql.keyboards, connection, village),
        inbox=Inbox(sql.inbox, connection, village),
        outbox=Outbox(sql.outbox, connection, village),
        reminders=Reminders(sql.reminders, connection, village),
        disclosures=Disclosures(sql.disclosures, connection, village),
        items=Items(sql.items, connection, village),
        item_questions=ItemQuestions(sql.item_questions, connection, village),
        broadcasts=Broadcasts(sql.broadcasts, connection, village),
        shared_files=SharedFiles(sql.shared_files, connection, village),
        facts=Facts(sql.facts, connection, village),
        proxies=Proxies(sql.proxies, connection, village),
        quick_answers=QuickAnswers(sql.quick_answers, connection, village),
        audit=Audit(sql.audit, connection, village),
        erasure=Erasure(sql.erasure, connection, village),
        erasures=Erasures(sql.erasures, connection, village),
        tries=Tries(sql.tries, connection, village),
        vitals=Vitals(sql.vitals, connection, village),
        visits=Visits(sql.visits, connection, village),
        notes=Notes(sql.notes, connection, village),
        bulletins=Bulletins(sql.bulletins, connection, village),
        subscriptions=Subscriptions(sql.subscriptions, connection, village),
        audiences=Audiences(sql.audiences, connection, village),
        courses=Courses(sql.courses, connection, village),
        votes=Votes(sql.votes, connection, village),
        hand_counts=HandCounts(sql.hand_counts, connection, village),
        matters=Matters(sql.matters, connection, village),
        matter_voices=MatterVoices(sql.matter_voices, connection, village),
    )
