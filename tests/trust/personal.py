"""Every column of the schema: whether it tells of a person, and by which query what it tells is erased.

Whoever adds a column says so here; `test_columns` asks the schema, and the queries themselves.
"""

from __future__ import annotations

from typing import Final

NOT_PERSONAL: Final[dict[str, str]] = {
    "villages": "id key name timezone locale",
    "facts": "village_id name value",
    "leases": "village_id holder epoch expires_at",
    "processes": "id offers expires_at",
    "households": "id village_id number group_no active left_at",
    "members": "id village_id household_id active position left_at",
    "cadres": "id village_id group_no is_secretary is_township active position left_at",
    "erasures": "id village_id kind subject_id at journalled",
    "duty": "village_id weekday position cadre_id",
    "leaves": "village_id cadre_id since_day until_day",
    "accounts": "id village_id locale reachable created_at style",
    "memberships": "id village_id account_id household_id since joined_at",
    "offices": "village_id cadre_id account_id since",
    "links": "id village_id token kind household_id cadre_id created_at used_at revoked_at",
    "cases": (
        "id village_id year serial reporter_id household_id topic about_id state responsible_id opened_at "
        "first_due_at due_at planned_for seen_at answered_at first_answered_at on_the_spot closed_at outcome "
        "rating reopenings handovers appealed registered_by privacy merged_into counted_in names_cadre"
    ),
    "case_events": "id village_id case_id step at account_id cadre_id entry_id",
    "visits": "id village_id cadre_id household_id day recorded_at together_with word case_id",
    "diary": "id village_id cadre_id written_at household_id group_no center case_id",
    "notes": "id village_id account_id visit_id diary_id part written_at",
    "entries": "id village_id account_id side written_at case_id waiting replaces_id",
    "threads": "village_id case_id",
    "dialogues": "village_id account_id kind subject object since",
    "keyboards": "token village_id account_id created_at used_at",
    "inbox": "id village_id update_id state attempts retry_at received_at error",
    "outbox": (
        "id village_id account_id priority method state case_id keyboard follows_id key not_before attempts "
        "created_at settled_at error"
    ),
    "reminders": "id village_id kind subject period due_at settled_at",
    "disclosures": "id village_id month covers_from covers_to published_at figures under_review",
    "disclosure_items": (
        "id village_id account_id submitted_at disclosure_id cadre_id kind state version shows_numbers "
        "shows_names published_at"
    ),
    "item_attachments": "id village_id item_id reading",
    "item_corrections": "id village_id item_id cadre_id at",
    "item_questions": "id village_id item_id account_id asked_at consent case_id answered_at",
    "broadcasts": (
        "id village_id disclosure_id item_id begins_at recipients messages filled first_row finished_at"
    ),
    "shared_files": "village_id key file_id",
    "quick_answers": "id village_id cadre_id",
    "portraits": "village_id cadre_id",
    "proxies": "village_id case_id days state since to_fetch done_at ended_at",
    "papers": "id village_id case_id state holder_id received_at handed_in_at returned_at told",
    "audit": "id village_id act at cadre_id account_id case_id household_id about_id amount",
    "tries": "village_id account_id kind at",
    "bulletins": "id village_id cadre_id kind scope group_no household_id crop state created_at sent_at",
    "bulletin_parts": "id village_id bulletin_id",
    "subscriptions": "village_id since",
    "courses": "id village_id cadre_id state created_at starts_at seats",
    "enrolments": "id village_id course_id seat since came",
    "matters": (
        "id village_id year serial stage since begun_at cost payer lead_id noticed_at opens_at closes_at "
        "extended starts_on due_on ended_at"
    ),
    "matter_parts": "id village_id matter_id",
    "matter_seconds": "village_id matter_id household_id at",
    "matter_comments": "id village_id matter_id written_at hidden_by hidden_at",
    "matter_events": "id village_id matter_id step at cadre_id day",
    "matter_costs": "id village_id matter_id fen",
    "votes": (
        "id village_id matter_id state electorate noticed_at opens_at closes_at quorum_part quorum_whole "
        "majority_part majority_whole in_favour against abstaining extended closed_at"
    ),
    "electors": "village_id vote_id household_id way hand_count_id sealed",
    "ballots": "village_id vote_id household_id",
    "hand_counts": (
        "id village_id vote_id occasion state cadre_id witness_id entered_at in_favour against abstaining"
    ),
    "hand_count_households": "village_id hand_count_id household_id",
    "household_voters": "village_id household_id",
    "schema_version": "version",
}
"""Figures, states, times and the village's own ids: they mean nobody without names and Telegram's ids."""

OFFICIAL: Final[dict[str, str]] = {
    # A cadre is named by his office, on every household's card and in what was published.
    "cadres": "name duties centers leads large_household_id poor_household_id substitute_id",
    # What the branch makes public.
    "disclosure_items": "title text reason",
    "item_attachments": "content name ledger",
    "item_corrections": "words",
    # What is announced, by its name.
    "bulletins": "title",
    "courses": "title place",
    # What a cadre writes into the village's record of a matter.
    "matters": "reason",
    "matter_comments": "hidden_reason",
    "matter_events": "words",
    "matter_costs": "name",
    # A cadre's own stock phrases.
    "quick_answers": "text",
}
"""Told to everybody, or kept by an official for his office: it stays as long as the office does."""

ERASED: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "households": {
        "head": ("people.save_household", "erasure.former_households"),
        "kind": ("people.save_household", "erasure.former_households"),
    },
    "members": {
        "name": ("erasure.member", "erasure.former_members"),
        "phone": ("erasure.member", "erasure.former_members"),
        "forgotten": ("erasure.readmit",),
    },
    "portraits": {"jpeg": ("portraits.remove",)},
    "cadres": {"phone": ("erasure.former_cadres",)},
    "accounts": {"telegram_id": ("erasure.nameless",)},
    "memberships": {"member_id": ("accounts.set_membership",), "state": ("accounts.set_membership",)},
    "entries": {
        "content": ("erasure.words_of_case", "erasure.waiting_of", "erasure.closed_words", "erasure.drafts"),
        "album": ("erasure.words_of_case", "erasure.closed_words"),
        "chat_id": ("erasure.entries_of",),
        "message_id": ("erasure.entries_of",),
    },
    "notes": {
        "content": (
            "erasure.visit_notes_of",
            "erasure.diary_notes_of",
            "erasure.name_in_notes",
            "erasure.notes_of_account",
            "erasure.old_notes",
            "visits.remove_notes",
        ),
        "chat_id": ("erasure.notes_of_account",),
        "message_id": ("erasure.notes_of_account",),
    },
    "bulletin_parts": {
        "content": ("erasure.unsent_parts", "erasure.sent_parts", "bulletins.clear"),
        "album": ("erasure.unsent_parts", "erasure.sent_parts", "bulletins.clear"),
        "message_id": ("erasure.unsent_parts", "erasure.sent_parts", "bulletins.clear"),
    },
    "subscriptions": {
        "account_id": ("erasure.subscriptions_of",),
        "crop": ("erasure.subscriptions_of",),
    },
    "enrolments": {"account_id": ("erasure.enrolments_of", "erasure.participants")},
    "matters": {
        "account_id": ("erasure.matters_of",),
        "household_id": ("erasure.matters_of",),
        # What the village has taken up goes on, and stays in its record, by its title.
        "title": ("erasure.matters_of", "erasure.unproposed"),
        "place": ("erasure.matters_of", "erasure.unproposed"),
    },
    "matter_parts": dict.fromkeys(
        ("content", "album", "message_id"),
        ("erasure.matter_words_of", "erasure.unproposed_parts", "erasure.ended_parts"),
    ),
    "electors": {"account_id": ("erasure.tapped_by", "votes.seal")},
    "ballots": {"choice": ("votes.forget_ballots", "votes.cancel")},
    "household_voters": {"account_id": ("erasure.voter_of",)},
    "matter_seconds": {"account_id": ("erasure.seconds_of",)},
    "matter_comments": dict.fromkeys(
        ("content", "account_id", "household_id"), ("erasure.comments_of", "erasure.ended_comments")
    ),
    "item_questions": {
        "words": ("erasure.questions_of", "erasure.question_of_case"),
        "answer": ("erasure.questions_of", "erasure.question_of_case"),
    },
    "proxies": dict.fromkeys(
        ("procedure_name", "office", "result"), ("erasure.procedure_of_case", "erasure.closed_procedures")
    ),
    "papers": {"name": ("erasure.papers_of_case", "erasure.closed_papers")},
    "threads": {"chat_id": ("erasure.threads_in",), "message_id": ("erasure.threads_in",)},
    "dialogues": {"draft": ("erasure.dialogue_of", "erasure.dialogues")},
    "keyboards": {"actions": ("erasure.buttons_of", "erasure.buttons")},
    "inbox": {
        "payload": ("erasure.updates_of", "erasure.parked", "inbox.settle", "inbox.forget"),
        "chat_key": ("erasure.updates_of", "inbox.forget"),
    },
    "outbox": {
        "payload": ("erasure.mail_of_case", "erasure.mail_to", "outbox.forget"),
        "chat_id": ("erasure.mail_of",),
        "message_id": ("erasure.mail_of",),
        "message_ids": ("erasure.mail_of",),
    },
}
"""Words, names, phones, media and Telegram's ids, each with the queries that blank or delete them."""
