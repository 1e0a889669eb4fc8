"""The village's rules, as the operator set them."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bot.app.records import records_file
from bot.domain.humane import HumaneHours
from bot.domain.proxy import Pace
from bot.usecases.rules import DisclosureRules, Retention, Rules, VisitRules

if TYPE_CHECKING:
    from bot.config.settings import Settings


def rules_of(settings: Settings) -> Rules:
    """Return the village's rules as the operator set them."""
    routing, promise = settings.routing, settings.commitment
    return Rules(
        promise=timedelta(days=promise.days),
        remind_before=[timedelta(days=days) for days in promise.remind_days_before],
        unseen_after=timedelta(hours=promise.unseen_hours),
        escalate_after=timedelta(days=promise.escalate_days),
        reaction_after=timedelta(days=promise.reaction_days),
        lapse_after=timedelta(days=promise.lapse_days),
        handovers=promise.handovers,
        humane=HumaneHours(promise.humane_from, promise.humane_to),
        digest_at=promise.digest,
        quick_answers=settings.quick_answers.by_center(),
        topic_choice=timedelta(minutes=routing.center_choice_minutes),
        matter_choice=timedelta(minutes=routing.continue_choice_minutes),
        continue_within=timedelta(minutes=routing.continue_within_minutes),
        dialogue_lasts=timedelta(hours=routing.dialogue_hours),
        keep_strangers_words=timedelta(days=routing.stranger_days),
        center_words=routing.words.by_center(),
        complaint_words=routing.complaint_words,
        card_words=routing.card_words,
        catalogue=settings.paperwork.catalogue(),
        pace=_pace(settings),
        retention=_retention(settings),
        crops=settings.industry.crops,
        backup_at=_backup_at(settings),
        disclosure=DisclosureRules(
            at=settings.disclosure.hour,
            collect_from=settings.disclosure.collect_from_day,
            chat_id=settings.disclosure.group_chat_id,
        ),
        visits=VisitRules(settings.visits.per_week, settings.visits.review, settings.visits.back_days),
        deliberation=settings.deliberation.rules(),
    )


def _backup_at(settings: Settings) -> time | None:
    by_the_bot = settings.backup.nightly and records_file(settings) is not None
    return settings.backup.at if by_the_bot else None


def _pace(settings: Settings) -> Pace:
    paperwork = settings.paperwork
    return Pace(
        collect=timedelta(days=paperwork.collect_days),
        hand_in=timedelta(days=paperwork.hand_in_days),
        give_back=timedelta(days=paperwork.return_days),
        secretary=timedelta(days=paperwork.secretary_days),
    )


def _retention(settings: Settings) -> Retention:
    keep = settings.privacy
    return Retention(
        closed_words=timedelta(days=keep.closed_words_days),
        closed_media=timedelta(days=keep.closed_media_days),
        papers=timedelta(days=keep.paper_photos_days),
        drafts=timedelta(days=keep.draft_days),
        sent=timedelta(days=keep.sent_days),
        update_ids=timedelta(days=keep.update_id_days),
        notes=timedelta(days=keep.note_days),
        parked=timedelta(days=keep.parked_days),
        buttons=timedelta(days=keep.button_days),
        former=timedelta(days=keep.former_days),
    )
