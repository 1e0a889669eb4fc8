"""Buttons about a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.actions.action import Action
from bot.domain.actions.commitment import (
    AnswerNow,
    Appeal,
    CannotBeSolved,
    HandOver,
    HandOverTo,
    NeedsVerification,
    NotResolved,
    PlanDay,
    Rate,
    Resolved,
    ShowCase,
    Withdraw,
)
from bot.domain.actions.matter import (
    AskTopicAgain,
    ChooseTopic,
    ContinueCase,
    EraseCase,
    KeepWaiting,
    NameCadre,
)
from bot.domain.actions.quick_answers import (
    QuickAnswers,
    RemoveQuickAnswer,
    SendQuickAnswer,
    StartFromQuickAnswer,
)
from bot.domain.actions.registering import (
    AddToRegistered,
    Brought,
    MergeCase,
    MergeInto,
)
from bot.domain.actions.secrecy import KeepSecret, ShareMedia, ShowGroup
from bot.domain.actions.secretary import LetSecretarySee
from bot.domain.actions.task import ForTask, MoreOfTask, SettleReply, ShowTask
from bot.domain.case_life import CaseState
from tests.trust.people import SUBJECTS

_WRITER: Final = "rdrr rrrrrr rrr r"
_RESPONSIBLE: Final = {
    "plain": "rrrr rdrrrr rrr r",
    "health": "rrrr rdrrrr rrr r",
    "secret": "rrrr rdrrrr rrr r",
    "complaint": "rrrr rrrrrr drr r",
    "against": "rrrr rrrrrr rrd r",
}
BY_CASE: Final[Mapping[str, Mapping[str, str]]] = {
    "its writer": dict.fromkeys(SUBJECTS, _WRITER),
    "whoever is responsible": _RESPONSIBLE,
    "whoever may see its state": {
        # The township's contact: number, state and dates of what runs.
        "plain": "rdrr rdrrrd drd r",
        "health": "rdrr rdrrrd drd r",
        "secret": "rdrr rdrrrd drd r",
        "complaint": "rdrr rrrrrr drd r",
        "against": "rdrr rrrrrr rrd r",
    },
    "nobody": dict.fromkeys(SUBJECTS, "rrrr rrrrrr rrr r"),
    "responsible, if it may be merged": _RESPONSIBLE
    | dict.fromkeys(("health", "secret", "complaint", "against"), "rrrr rrrrrr rrr r"),
    "its writer, if there is a secretary above": dict.fromkeys(("plain", "health", "secret"), _WRITER)
    | dict.fromkeys(("complaint", "against"), "rrrr rrrrrr rrr r"),
}
S = CaseState
CASE_ACTIONS: Final[Mapping[type[Action], tuple[CaseState, str]]] = {
    ChooseTopic: (S.RAISED, "its writer"),
    NameCadre: (S.RAISED, "its writer, of a complaint"),
    AskTopicAgain: (S.RAISED, "its writer"),
    KeepWaiting: (S.WITHHELD, "its writer"),
    EraseCase: (S.WITHHELD, "its writer"),
    ContinueCase: (S.ASSIGNED, "its writer"),
    SettleReply: (S.ASSIGNED, "whoever is responsible"),
    ForTask: (S.ASSIGNED, "whoever is responsible"),
    ShowTask: (S.ASSIGNED, "whoever is responsible"),
    MoreOfTask: (S.ASSIGNED, "whoever is responsible"),
    AnswerNow: (S.ASSIGNED, "whoever is responsible"),
    NeedsVerification: (S.ASSIGNED, "whoever is responsible"),
    PlanDay: (S.VERIFYING, "whoever is responsible"),
    CannotBeSolved: (S.ASSIGNED, "whoever is responsible"),
    HandOver: (S.ASSIGNED, "whoever is responsible"),
    HandOverTo: (S.ASSIGNED, "whoever is responsible and has somebody to give it to"),
    Resolved: (S.ANSWERED, "its writer"),
    NotResolved: (S.ANSWERED, "its writer"),
    Rate: (S.CLOSED, "its writer"),
    Appeal: (S.EXPLAINED, "its writer, if there is a secretary above"),
    Withdraw: (S.ASSIGNED, "its writer"),
    ShowCase: (S.ASSIGNED, "whoever may see its state"),
    KeepSecret: (S.RAISED, "its writer, who has not kept his name secret yet"),
    ShowGroup: (S.RAISED, "its writer, who kept his name secret"),
    ShareMedia: (S.RAISED, "its writer, who kept his name secret"),
    LetSecretarySee: (S.ASSIGNED, "its writer"),
    AddToRegistered: (S.ASSIGNED, "nobody"),
    Brought: (S.ANSWERED, "whoever may know whose it is"),
    MergeCase: (S.ASSIGNED, "responsible, if it may be merged"),
    MergeInto: (S.ASSIGNED, "responsible, if it may be merged"),
    QuickAnswers: (S.ASSIGNED, "whoever is responsible"),
    SendQuickAnswer: (S.ASSIGNED, "whoever is responsible"),
    StartFromQuickAnswer: (S.ASSIGNED, "whoever is responsible"),
    RemoveQuickAnswer: (S.ASSIGNED, "nobody"),
}
"""In which state the case is, and whom the button obeys."""
EXTRA: Final[Mapping[str, Mapping[str, str]]] = {
    "its writer, of a complaint": dict.fromkeys(("complaint", "against"), _WRITER)
    | dict.fromkeys(("plain", "health", "secret"), "rrrr rrrrrr rrr r"),
    "whoever is responsible and has somebody to give it to": _RESPONSIBLE | {"against": "rrrr rrrrrr rrr r"},
    "whoever may know whose it is": _RESPONSIBLE | {"secret": "rrrr rrrrrr drr r"},
    "its writer, who has not kept his name secret yet": {"secret": "rrrr rrrrrr rrr r"}
    | dict.fromkeys(("plain", "health", "complaint", "against"), _WRITER),
    "its writer, who kept his name secret": {"secret": _WRITER}
    | dict.fromkeys(("plain", "health", "complaint", "against"), "rrrr rrrrrr rrr r"),
}
ON_LEAVE: Final = tuple(cls for cls, (_, whom) in CASE_ACTIONS.items() if "responsible" in whom)
"""What is tried once more while the cadre is on leave, with a case of his and one of his substitute's."""
