"""Several villages by the command line, beside the process that serves them: added, paused, looked at."""

from __future__ import annotations

import asyncio
import io
import json
import os
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.roster.sample import sample_roster
from bot.roster.writer import write
from bot.simulator.client import SimulatorClient
from bot.simulator.spawn import simulator_process
from tests.app.deployed import until
from tests.commands.conftest import lianxin as call
from tests.commands.test_init_and_doctor import TOKEN

pytestmark = pytest.mark.timeout(90)

OTHERS = {"baiceng": "20001:TESTTOKEN-baiceng", "nalang": "20002:TESTTOKEN-nalang"}


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    async with simulator_process(TOKEN, "main_bot") as client:
        for key, token in OTHERS.items():
            await client.add_bot(token, f"{key}_bot")
        yield client


@pytest.fixture
def simulated(sim: SimulatorClient, tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.touch(mode=0o600)
    file.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\nbase_url = "{sim.bot_api_url}"\nmessages_per_second_per_chat = 0\n'
        f'[village]\nname = "样村"\n[storage]\nurl = "sqlite:///{(tmp_path / "lianxin.db").as_posix()}"\n',
        encoding="utf-8",
    )
    return file


@asynccontextmanager
async def running(config: Path) -> AsyncIterator[None]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LIANXIN_")}
    with (config.parent / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", str(config),
            stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log, env=environment,
        )  # fmt: skip
        try:
            yield
        finally:
            process.terminate()
            async with asyncio.timeout(10):
                status = await process.wait()
    assert status == 0 or sys.platform == "win32"


async def served(sim: SimulatorClient, *keys: str) -> None:
    async def holds() -> bool:
        names = ("main", *OTHERS)
        return {key for key in names if (await sim.stats(bot=f"{key}_bot"))["polling"]} == set(keys)

    await until(holds)


class Terminal:
    """Somebody at the terminal of this process: what he types, and what he reads."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], config: Path) -> None:
        self._patch, self._capsys, self._config = patch, capsys, config

    async def __call__(self, *arguments: str, answers: str = "") -> tuple[int, str]:
        self._patch.setattr(sys, "stdin", io.StringIO(answers))
        status = await asyncio.to_thread(call, *arguments, "--config", str(self._config))
        return status, self._capsys.readouterr().out

    async def shows(self, **states: str) -> None:
        """Wait until `lianxin status` shows villages in these states: it is told within a second."""

        async def holds() -> bool:
            _, said = await self("status", "--json")
            return {each["key"]: each["state"] for each in json.loads(said)} == states

        await until(holds)


@pytest.fixture
def lianxin(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], simulated: Path) -> Terminal:
    return Terminal(monkeypatch, capsys, simulated)


async def test_villages_are_added_paused_and_resumed_while_the_process_runs(
    sim: SimulatorClient, simulated: Path, lianxin: Terminal
) -> None:
    config, roster = simulated, simulated.parent / "花名册.xlsx"
    write(sample_roster(), roster)
    async with running(config):
        await served(sim, "main")
        status, said = await lianxin(
            "village", "add", "nalang", "--roster", str(roster),
            answers=f"no token\n{TOKEN}\n{OTHERS['nalang']}\n那郎村\n",
        )  # fmt: skip
        assert status == 0, said
        assert "main 用了" in said
        assert "@nalang_bot" in said
        assert "358" in said
        secret = config.parent / "villages" / "nalang.token"
        if sys.platform != "win32":
            assert stat.S_IMODE(secret.stat().st_mode) == 0o600
        assert OTHERS["nalang"] not in said + secret.with_suffix(".toml").read_text("utf-8")
        await served(sim, "main", "nalang")

        given = config.parent / "given"
        given.write_text(OTHERS["baiceng"])
        status, said = await lianxin(
            "village", "add", "baiceng", "--name", "白层村", "--token-file", str(given)
        )
        assert status == 0, said
        await served(sim, "main", "nalang", "baiceng")
        await lianxin.shows(main="served", baiceng="served", nalang="served")

        assert (await lianxin("village", "pause", "nalang"))[0] == 0
        await served(sim, "main", "baiceng")
        await lianxin.shows(main="served", baiceng="served", nalang="paused")
        person = await sim.person(bot="nalang_bot")
        await person.start()
        assert (await lianxin("village", "resume", "nalang"))[0] == 0
        await served(sim, "main", "nalang", "baiceng")
        await person.expect("那郎村")


def test_a_command_asks_which_village_and_knows_them_all(
    config: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "villages").mkdir()
    for key, token in OTHERS.items():
        file = tmp_path / "villages" / f"{key}.toml"
        file.touch(mode=0o600)
        file.write_text(f'name = "{key}村"\ntoken = "{token}"\n', encoding="utf-8")

    def tried(*arguments: str) -> tuple[int, str]:
        status = call(*arguments, "--config", config)
        return status, capsys.readouterr().out

    for words in ("check",), ("village", "list"):
        status, said = tried(*words)
        assert status == 0
        assert all(key in said for key in ("main", *OTHERS))
    status, said = tried("village", "add", "nalang")
    assert (status, "已经有代号是 nalang 的村了" in said) == (1, True)
    status, said = tried("village", "add", "那郎")
    assert (status, "代号只能用小写字母" in said) == (1, True)
    status, said = tried("backup")
    assert (status, "--village 代号" in said, "main、baiceng、nalang" in said) == (1, True, True)
    status, said = tried("backup", "--village", "nalag")
    assert (status, "没有代号是 nalag 的村" in said) == (1, True)
    status, said = tried("backup", "--village", "nalang")
    assert (status, "nalang-20" in said) == (0, True)
    status, said = tried("status")
    assert (status, "没有在运行" in said, "nalang nalang村" in said) == (1, True, True)
    status, said = tried("roster", "import", "--village", "nalang")
    assert (status, "请写上花名册的文件名" in said) == (1, True)


def test_status_shows_a_broken_database_and_a_wrong_setting_beside_the_others(
    config: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "villages").mkdir()
    for key, token in OTHERS.items():
        file = tmp_path / "villages" / f"{key}.toml"
        file.touch(mode=0o600)
        file.write_text(f'name = "{key}村"\ntoken = "{token}"\n', encoding="utf-8")
    (tmp_path / "villages" / "wrong.toml").write_text('name = ""\n', encoding="utf-8")
    (tmp_path / "nalang.db").write_bytes(b"somebody's spreadsheet " * 500)
    assert call("backup", "--village", "baiceng", "--config", config) == 0
    capsys.readouterr()
    assert call("status", "--json", "--config", config) == 1
    told = {each["key"]: each for each in json.loads(capsys.readouterr().out)}
    assert told["nalang"]["trouble"]
    assert told["wrong"]["state"] == "miswritten"
    assert told["baiceng"]["last_backup"]
    assert (told["baiceng"]["inbox"], told["baiceng"]["overdue"]) == (0, 0)
