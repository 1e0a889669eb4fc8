"""The names of what stands in somebody's own data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.item import Consent
from bot.domain.matter_life import Stage
from bot.domain.proxy_life import ProxyState
from bot.domain.style import Style
from bot.domain.topic import Topic
from bot.texts.matter_words import stage_name
from bot.texts.proxy_words import proxy_state
from bot.texts.say_disclosure import style_name
from bot.texts.say_item_questions import consent_name
from bot.texts.topics import topic_name

if TYPE_CHECKING:
    from bot.texts.words import Words


def key_name(words: Words, key: str) -> str:
    """Return what a key means; the key itself where it has no words yet."""
    return _keys(words).get(key, key)


def value_name(words: Words, key: str, value: str) -> str:
    """Return what a value of a key means; the value itself where it is a name or somebody's words."""
    if key == "topic" and value in {topic.value for topic in Topic}:
        return topic_name(words, Topic(value))
    return _values(words).get(key, {}).get(value, value)


def _keys(words: Words) -> dict[str, str]:
    return {
        "telegram_id": words._("Your number on Telegram"),
        "language": words._("Language"),
        "number": words._("Number"),
        "group": words._("Group"),
        "head": words._("Head of the household"),
        "kind": words._("Kind"),
        "name": words._("Name"),
        "phone": words._("Phone"),
        "duties": words._("Duties"),
        "joined_at": words._("Joined"),
        "cases": words._("What you brought up"),
        "not_placed_yet": words._("Written, and not yet given to anybody"),
        "topic": words._("Went to"),
        "state": words._("How far it is"),
        "opened_at": words._("Received"),
        "promised_for": words._("Promised for"),
        "answered_at": words._("Answered"),
        "closed_at": words._("Closed"),
        "rating": words._("Your rating"),
        "name_kept_secret": words._("Name kept secret"),
        "responsible": words._("Responsible"),
        "quick_answers_kept": words._("Quick answers that you kept"),
        "subscriptions": words._("Crops you hear about"),
        "courses": words._("Courses"),
        "starts_at": words._("Begins"),
        "seat": words._("Your seat"),
        "came": words._("Came"),
        "photo_on_the_card": words._("Photo on the contact card"),
        "disclosures_as": words._("You get the disclosures as"),
        "questions_on_disclosures": words._("What you asked about disclosures"),
        "asked_at": words._("Asked"),
        "question": words._("Question"),
        "published": words._("May stand under the item"),
        "paperwork": words._("Paperwork handled"),
        "procedure": words._("Procedure"),
        "goes_to": words._("Goes to"),
        "paperwork_state": words._("How far the paperwork is"),
        "since": words._("Since"),
        "papers": words._("Papers"),
        "paper_state": words._("Where it is"),
        "received_at": words._("Received"),
        "handed_in_at": words._("Handed in"),
        "returned_at": words._("Returned"),
        "visits_to_my_household": words._("Visits to your household"),
        "diary": words._("Your diary"),
        "visits_i_noted": words._("Visits that you noted"),
        "day": words._("Day"),
        "cadre": words._("Cadre"),
        "said_by_the_household": words._("What the household said"),
        "proposed_to_the_village": words._("What you proposed to the village"),
        "called": words._("What it is"),
        "place": words._("Where"),
        "stage": words._("How far it has come"),
        "begun_at": words._("Begun"),
        "seconded": words._("What you seconded"),
        "matter": words._("Village matter"),
        "votes_of_my_household": words._("Votes of your household"),
        "vote_opened_at": words._("Opened"),
        "took_part": words._("Took part"),
        "at_a_meeting_or_on_paper": words._("At a meeting or on paper"),
        "votes_for_my_household": words._("Named by your household to vote"),
        "said_about_matters": words._("What you said about village matters"),
        "hidden_because": words._("Hidden because"),
        "not_sent_yet": words._("Begun, and not yet sent"),
    }


def _values(words: Words) -> dict[str, dict[str, str]]:
    return {
        "language": {"zh_CN": "中文", "en": "English"},
        "kind": {
            "ordinary": words._("ordinary"),
            "large_grower": words._("large grower or breeder"),
            "in_difficulty": words._("in difficulty"),
            "photo": words._("photo"),
            "video": words._("video"),
            "video_note": words._("video"),
            "voice": words._("voice"),
            "audio": words._("sound"),
            "document": words._("file"),
            "animation": words._("moving picture"),
            "location": words._("location"),
            "venue": words._("place"),
            "contact": words._("contact"),
        },
        "paperwork_state": {state.value: proxy_state(words, state) for state in ProxyState},
        "stage": {stage.value: stage_name(words, stage) for stage in Stage},
        "paper_state": {
            "wanted": words._("not received yet"),
            "received": words._("with the cadre"),
            "handed_in": words._("Handed in"),
            "returned": words._("Returned"),
            "kept": words._("Stays at the office"),
        },
        "state": {
            "raised": words._("waits until you choose where it goes"),
            "withheld": words._("waits; nobody has been given it"),
            "assigned": words._("with the cadre"),
            "verifying": words._("is being looked into"),
            "answered": words._("answered"),
            "explained": words._("explained why it can't be solved"),
            "closed": words._("closed"),
            "withdrawn": words._("taken back"),
            "draft": words._("begun"),
            "proposed": words._("waits for the secretary"),
            "returned": words._("sent back"),
            "dropped": words._("given up"),
        },
        "rating": {
            "satisfied": words._("Satisfied"),
            "fairly": words._("Fairly satisfied"),
            "unsatisfied": words._("Not satisfied"),
        },
        "part": {
            "talk": words._("what was talked about"),
            "problem": words._("the problem"),
            "analysis": words._("why it is so"),
            "done": words._("what was done"),
            "answer": words._("what people were answered"),
        },
        "said_by_the_household": {"came": words._("came"), "did_not_come": words._("did not come")},
        "disclosures_as": {style.value: style_name(words, style) for style in Style},
        "published": {consent.value: consent_name(words, consent) for consent in Consent},
        "seat": {
            "seated": words._("has a seat"),
            "waiting": words._("waits for a seat"),
            "cancelled": words._("cancelled"),
        },
    }
