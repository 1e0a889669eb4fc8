"""All of one village's records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.ports.accounts import Accounts
    from bot.ports.audit import Audit
    from bot.ports.broadcasts import Broadcasts
    from bot.ports.bulletins import Audiences, Bulletins, Subscriptions
    from bot.ports.cases import Cases
    from bot.ports.courses import Courses
    from bot.ports.dialogues import Dialogues
    from bot.ports.diaries import Diaries
    from bot.ports.disclosures import Disclosures
    from bot.ports.entries import Entries
    from bot.ports.erasure import Erasure
    from bot.ports.erasures import Erasures
    from bot.ports.facts import Facts
    from bot.ports.hand_counts import HandCounts
    from bot.ports.inbox import Inbox
    from bot.ports.item_questions import ItemQuestions
    from bot.ports.items import Items
    from bot.ports.keyboards import Keyboards
    from bot.ports.links import Links
    from bot.ports.matter_voices import MatterVoices
    from bot.ports.matters import Matters
    from bot.ports.notes import Notes
    from bot.ports.outbox import Outbox
    from bot.ports.people import People
    from bot.ports.portraits import Portraits
    from bot.ports.proxies import Proxies
    from bot.ports.quick_answers import QuickAnswers
    from bot.ports.reminders import Reminders
    from bot.ports.shared_files import SharedFiles
    from bot.ports.standings import Standings
    from bot.ports.threads import Threads
    from bot.ports.tries import Tries
    from bot.ports.visits import Visits
    from bot.ports.vitals import Vitals
    from bot.ports.votes import Votes


class Records(Protocol):
    """One village's records within one transaction."""

    people: People
    portraits: Portraits
    accounts: Accounts
    standings: Standings
    links: Links
    cases: Cases
    entries: Entries
    threads: Threads
    dialogues: Dialogues
    diaries: Diaries
    keyboards: Keyboards
    inbox: Inbox
    outbox: Outbox
    reminders: Reminders
    disclosures: Disclosures
    items: Items
    item_questions: ItemQuestions
    broadcasts: Broadcasts
    shared_files: SharedFiles
    facts: Facts
    proxies: Proxies
    quick_answers: QuickAnswers
    audit: Audit
    erasure: Erasure
    erasures: Erasures
    tries: Tries
    vitals: Vitals
    visits: Visits
    notes: Notes
    bulletins: Bulletins
    subscriptions: Subscriptions
    audiences: Audiences
    courses: Courses
    votes: Votes
    hand_counts: HandCounts
    matters: Matters
    matter_voices: MatterVoices
