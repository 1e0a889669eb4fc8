"""Buttons of paperwork, which is handled on ordinary cases alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.actions.action import Action
from bot.domain.actions.proxy import (
    AddPaper,
    AskProcedure,
    BeginProxy,
    ChooseProcedure,
    FetchPapers,
    MovePaper,
    MoveProxy,
    NoProcedure,
    OpenProxy,
    ShowCustody,
    ShowPaper,
    ShowPapers,
    ShowPhotos,
    ShowProxy,
)
from bot.domain.case_life import CaseState

_CHOOSING: Final = "its writer and the one responsible, of paperwork"
_ASKING: Final = "its writer, of paperwork"
_LOOKING: Final = "whoever may know whose papers they are"
_HANDLING: Final = "whoever is responsible for paperwork"
_NONE: Final = dict.fromkeys(("health", "secret", "complaint", "against"), "rrrr rrrrrr rrr r")
BY_PAPERWORK: Final[Mapping[str, Mapping[str, str]]] = {
    _CHOOSING: {"plain": "rdrr rdrrrr rrr r"} | _NONE,
    _ASKING: {"plain": "rdrr rrrrrr rrr r"} | _NONE,
    _HANDLING: {"plain": "rrrr rdrrrr rrr r"} | _NONE,
    _LOOKING: {"plain": "rdrr rdrrrr drr r"} | _NONE,
}
CHOOSING: Final[Mapping[type[Action], tuple[CaseState, str]]] = {
    AskProcedure: (CaseState.ASSIGNED, _CHOOSING),
    ChooseProcedure: (CaseState.ASSIGNED, _CHOOSING),
    NoProcedure: (CaseState.ASSIGNED, _CHOOSING),
    FetchPapers: (CaseState.ASSIGNED, _ASKING),
}
"""Before anybody has accepted it."""
PAPERWORK: Final[Mapping[type[Action], tuple[CaseState, str]]] = {
    **CHOOSING,
    ShowCustody: (CaseState.ASSIGNED, _LOOKING),
    ShowProxy: (CaseState.ASSIGNED, _HANDLING),
    MoveProxy: (CaseState.ASSIGNED, _HANDLING),
    ShowPapers: (CaseState.ASSIGNED, _HANDLING),
    ShowPaper: (CaseState.ASSIGNED, _HANDLING),
    MovePaper: (CaseState.ASSIGNED, _HANDLING),
    AddPaper: (CaseState.ASSIGNED, _HANDLING),
    ShowPhotos: (CaseState.ASSIGNED, _HANDLING),
}
PROXY_ACTIONS: Final[Mapping[type[Action], str]] = {
    BeginProxy: "rddd rrrrrr rrr r",
    OpenProxy: "rddd rrrrrr rrr r",
}
WHEN_TAKEN_BACK: Final[Mapping[type[Action], str]] = {
    ShowCustody: "rdrr rdrrrr drr r",
    **dict.fromkeys((ShowProxy, ShowPapers, ShowPaper), "rrrr rdrrrr rrr r"),
}
"""Papers have still to be given back."""
