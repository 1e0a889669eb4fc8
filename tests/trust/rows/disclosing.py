"""The matrix's rows of the disclosure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.actions.action import Action
from bot.domain.actions.delivery import GetVisitList
from bot.domain.actions.disclosure import (
    AskStyle,
    ChooseStyle,
    LeafItems,
    ShowAttachments,
    ShowDisclosure,
    ShowItem,
    ShowMonths,
)
from bot.domain.actions.items import (
    ApproveItem,
    BeginItem,
    ChangeItem,
    CorrectItem,
    OpenItem,
    PublishNow,
    ReportItems,
    ReturnItem,
    ReviewItem,
    RewriteTitle,
    RewriteWords,
    SettleNumbers,
    ShowReview,
    SubmitItem,
    TickNames,
    WithdrawItem,
)
from bot.domain.actions.questions import AskAboutItem, SettleConsent
from bot.domain.item_life import ItemState

DISCLOSING: Final[Mapping[type[Action], str]] = {
    ShowMonths: "rddd dddddd ddd r",
    ShowDisclosure: "rddd dddddd ddd r",
    LeafItems: "rddd dddddd ddd r",
    ShowItem: "rddd dddddd ddd r",
    ShowAttachments: "rddd dddddd ddd r",
    AskStyle: "rddd dddddd ddd r",
    ChooseStyle: "rddd dddddd ddd r",
    ReportItems: "rrrr dddddd ddr r",
    BeginItem: "rrrr dddddd ddr r",
    OpenItem: "rrrr rrrrrd rrr r",
    ChangeItem: "rrrr rrrrrd rrr r",
    RewriteTitle: "rrrr rrrrrd rrr r",
    RewriteWords: "rrrr rrrrrd rrr r",
    SubmitItem: "rrrr rrrrrd rrr r",
    SettleNumbers: "rrrr rrrrrd rrr r",
    WithdrawItem: "rrrr rrrrrd rrr r",
    ShowReview: "rrrr rrrrrr ddr r",
    ReviewItem: "rrrr rrrrrr ddr r",
    ApproveItem: "rrrr rrrrrr ddr r",
    ReturnItem: "rrrr rrrrrr ddr r",
    TickNames: "rrrr rrrrrr ddr r",
    PublishNow: "rrrr rrrrrr ddr r",
    CorrectItem: "rrrr rrrrrr ddr r",
    GetVisitList: "rrrr rrrrrr ddr r",
    AskAboutItem: "rddd rrrrrr rrr r",
    SettleConsent: "rdrr rrrrrr rrr r",
}
ITEM_STATES: Final[Mapping[type[Action], ItemState]] = {
    ShowItem: ItemState.PUBLISHED,
    ShowAttachments: ItemState.PUBLISHED,
    AskAboutItem: ItemState.PUBLISHED,
    CorrectItem: ItemState.PUBLISHED,
    ReviewItem: ItemState.UNDER_REVIEW,
    ApproveItem: ItemState.UNDER_REVIEW,
    ReturnItem: ItemState.UNDER_REVIEW,
    TickNames: ItemState.UNDER_REVIEW,
    PublishNow: ItemState.APPROVED,
}
"""How far the item has come that these are about; all others are about a draft."""
