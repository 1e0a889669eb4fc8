"""What the buttons of the people's diary do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.diary import (
    ChooseDiary,
    CompleteDiary,
    GetDiary,
    RaiseDiary,
    RaiseDiaryFor,
    RemoveDiary,
    ShowDiary,
    ShowDiaryEntry,
    TagDiary,
    TagDiaryAs,
    WriteDiaryPart,
)
from bot.usecases import diary, diary_cases, diary_months, tapping

TAPS: Final[tapping.Taps] = {
    ShowDiaryEntry: diary.show,
    TagDiary: diary.ask_tag,
    TagDiaryAs: diary.tag,
    CompleteDiary: diary.ask_part,
    WriteDiaryPart: diary.await_part,
    RaiseDiary: diary_cases.raise_,
    RaiseDiaryFor: diary_cases.raise_for,
    RemoveDiary: diary.remove,
    ShowDiary: diary_months.show,
    GetDiary: diary_months.give,
    ChooseDiary: diary_months.choose,
}
