"""What tells of somebody else can be neither forwarded nor saved; what is one's own can."""

from __future__ import annotations

from pathlib import Path

from bot.domain.content import ContentKind
from bot.usecases import my_data
from tests.usecases.town import open_town

WORDS = "家里的难处"


async def test_a_task_and_its_media_are_protected_and_ones_own_file_is_not(tmp_path: Path) -> None:
    async with open_town(tmp_path) as town:
        villager = await town.villager_joins("2-001")
        await villager.write(WORDS)
        await villager.send(ContentKind.PHOTO, "", file="photo")
        await villager.tap("社会事务服务中心")
        cadre = next(phone for phone in town.phones.values() if any(WORDS in got.text for got in phone.got))
        sent = [got.row for got in cadre.got]
        assert {row.method for row in sent} == {"sendMessage", "sendPhoto"}
        assert all(row.payload.get("protect_content") for row in sent)
        await villager.press(my_data.begin)
        await villager.tap("给我一份文件")
        assert not any(got.row.payload.get("protect_content") for got in villager.got)
