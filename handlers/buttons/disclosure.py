"""What the buttons of the disclosure do: those of everybody, of authors, of the secretary."""

from __future__ import annotations

from typing import Final

from bot.domain.actions import delivery, disclosure, items, questions
from bot.usecases import (
    amending,
    delivery_reports,
    item_drafting,
    leafing,
    questioning,
    reviewing,
    submitting,
    tapping,
)

TAPS: Final[tapping.Taps] = {
    disclosure.ShowMonths: leafing.turn,
    disclosure.ShowDisclosure: leafing.show,
    disclosure.LeafItems: leafing.leaf,
    disclosure.ShowItem: leafing.show_urgent,
    disclosure.ShowAttachments: leafing.show_attachments,
    disclosure.AskStyle: leafing.ask_style,
    disclosure.ChooseStyle: leafing.choose_style,
    items.ReportItems: item_drafting.begin_reminded,
    items.BeginItem: item_drafting.choose_kind,
    items.OpenItem: item_drafting.open_own,
    items.ChangeItem: item_drafting.change,
    items.RewriteTitle: item_drafting.rewrite_title,
    items.RewriteWords: item_drafting.rewrite_words,
    items.SubmitItem: submitting.submit,
    items.SettleNumbers: submitting.settle_numbers,
    items.WithdrawItem: submitting.withdraw,
    items.ShowReview: reviewing.show_queue,
    items.ReviewItem: reviewing.show,
    items.ApproveItem: reviewing.approve,
    items.ReturnItem: reviewing.ask_reason,
    items.TickNames: reviewing.tick_names,
    items.PublishNow: reviewing.publish_now,
    items.CorrectItem: amending.begin,
    questions.AskAboutItem: questioning.begin,
    questions.SettleConsent: questioning.settle_consent,
    delivery.GetVisitList: delivery_reports.give_visits,
}
