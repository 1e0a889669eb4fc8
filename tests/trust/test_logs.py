"""What the bot logs, at its most talkative: nobody's words, names, phones or links, and no token."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.app import run
from bot.config.loading import load
from bot.demo.cast import Cast, choose
from bot.demo.stage import TOKEN, config_file, stage

WORDS = ("我家低保的悄悄话", "已经替您办好的答复")


def whole(folder: Path) -> bytes:
    """Return all that stands in the database's files."""
    return b"".join(file.read_bytes() for file in folder.glob("lianxin.db*"))


@contextmanager
def everything_logged(path: Path) -> Iterator[None]:
    """Log at DEBUG, whatever logger it comes from that the bot doesn't hold back itself."""
    handler = logging.FileHandler(path, encoding="utf-8")
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
        handler.close()


async def test_a_whole_story_leaves_nothing_of_anybody_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "debug.log"
    stop = asyncio.Event()
    async with stage(tmp_path, bot=False) as made:
        with everything_logged(log):
            bot = asyncio.create_task(run(load(config_file(tmp_path), {}), stop=stop))
            cast = Cast(made)
            secretary = await cast.join_cadre(cast.secretary.name)
            number = next(h.number for h in made.roster.households if h.group == 2)
            stranger = await made.simulator.person("路人甲", phone="+8613900099999")
            await stranger.write(WORDS[0])
            await stranger.start("A" * 30)
            await stranger.expect("联系卡")
            villager = await cast.join(number)
            await villager.write(WORDS[0])
            await choose(villager, "社会事务服务中心")
            await villager.expect("，由")
            card = await secretary.expect(WORDS[0])
            await secretary.write(WORDS[1], reply_to=card)
            await choose(secretary, "这是答复")
            await villager.expect(WORDS[1])
            await villager.write("/me")
            await choose(villager, "给我一份文件")
            stop.set()
            await bot
        text = log.read_text(encoding="utf-8")
        assert "the bot is ready" in text
        roster = made.roster
        people = [member for household in roster.households for member in household.members]
        tokens = [TOKEN, TOKEN.partition(":")[2], *made.tokens.values()]
        names = [person.name for person in people] + [cadre.name for cadre in roster.cadres]
        phones = [person.phone for person in people if person.phone]
        phones += [cadre.phone for cadre in roster.cadres]
        told = [*WORDS, *names, *phones, *tokens, "路人甲", "13900099999"]
        assert [one for one in told if one in text] == []
        database = whole(tmp_path)
        assert TOKEN.partition(":")[2].encode() not in database
