"""What the buttons of proxy handling do."""

from __future__ import annotations

from typing import Final

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
from bot.usecases import custody, papers, proxy_card, proxy_photos, proxy_picking, proxy_steps, tapping

TAPS: Final[tapping.Taps] = {
    BeginProxy: proxy_picking.begin,
    OpenProxy: proxy_picking.open_,
    AskProcedure: proxy_picking.ask,
    ChooseProcedure: proxy_picking.choose,
    NoProcedure: proxy_picking.none,
    FetchPapers: proxy_picking.fetch,
    ShowCustody: custody.show,
    ShowProxy: proxy_card.show,
    MoveProxy: proxy_steps.move,
    ShowPapers: papers.show,
    ShowPaper: papers.show_one,
    MovePaper: papers.move,
    AddPaper: papers.ask_name,
    ShowPhotos: proxy_photos.show,
}
