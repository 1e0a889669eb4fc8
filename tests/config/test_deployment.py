"""Several villages in one configuration: what each gets, and whose fault is whose."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from bot.config.deployment import Deployment, read_configuration
from bot.config.expected import Expected
from bot.config.faults import ConfigError, FaultKind
from bot.config.watching import Watched
from bot.config.wording import sentence
from tests.config.files import LEAST, TOKEN, written

OTHERS = {
    key: f"{number}:invented-token-for-tests" for number, key in enumerate(("baiceng", "nalang"), 5_000)
}
LISTED = "".join(
    f'[[villages]]\nkey = "{key}"\nname = "{key}村"\ntoken = "{token}"\n' for key, token in OTHERS.items()
)


def read(folder: Path, text: str, environment: dict[str, str] | None = None, **files: str) -> Deployment:
    (folder / "villages").mkdir(exist_ok=True)
    for key, content in files.items():
        file = folder / "villages" / f"{key}.toml"
        file.write_text(content, encoding="utf-8")
        file.chmod(0o600)
    return read_configuration(written(folder, text), environment or {}).deployment()


def own(key: str, more: str = "") -> str:
    return f'name = "{key}村"\ntoken = "{OTHERS[key]}"\n{more}'


def said(error: ConfigError) -> str:
    return " ".join(sentence(fault, english=False) for fault in error.faults)


def test_one_village_alone_has_the_key_main(tmp_path: Path) -> None:
    deployment = read(tmp_path, LEAST)
    assert deployment.keys == ("main",)
    assert deployment.villages["main"].key == "main"


def test_villages_in_the_file_in_the_folder_and_the_one_of_old_stand_side_by_side(tmp_path: Path) -> None:
    first, second = OTHERS
    listed = LISTED.partition("[[villages]]\n")[2].partition("[[villages]]")[0]
    deployment = read(tmp_path, LEAST + "[[villages]]\n" + listed, {}, **{second: own(second)})
    assert deployment.keys == ("main", first, second)
    assert not deployment.broken
    assert [each.telegram.token.get_secret_value() for each in deployment.villages.values()] == [
        TOKEN, *OTHERS.values(),
    ]  # fmt: skip
    assert [each.village.name for each in deployment.villages.values()] == [
        "那郎村",
        f"{first}村",
        f"{second}村",
    ]


def test_without_a_village_of_its_own_the_file_only_says_what_holds_for_all(tmp_path: Path) -> None:
    text = '[village]\ntimezone = "Asia/Urumqi"\n[visits]\nper_week = 6\n' + LISTED
    deployment = read(tmp_path, text)
    assert deployment.keys == tuple(OTHERS)
    for settings in deployment.villages.values():
        assert settings.village.timezone == "Asia/Urumqi"
        assert settings.visits.per_week == 6


def test_a_village_s_sections_hold_for_it_alone(tmp_path: Path) -> None:
    more = '[disclosure]\nhour = "20:30"\n[routing.words]\nhealth = ["牙疼"]\n'
    more += "[telegram]\nmessages_per_second = 5\n"
    text = "[disclosure]\ncollect_from_day = 20\n" + LEAST
    deployment = read(tmp_path, text, nalang=own("nalang", more))
    mine, others = deployment.villages["nalang"], deployment.villages["main"]
    assert (mine.disclosure.hour, mine.disclosure.collect_from_day) == (time(20, 30), 20)
    assert (others.disclosure.hour, others.disclosure.collect_from_day) == (time(19), 20)
    assert mine.routing.words.health == ("牙疼",)
    assert mine.routing.words.social == others.routing.words.social
    assert (mine.telegram.messages_per_second, others.telegram.messages_per_second) == (5, 28)
    assert mine.paperwork is others.paperwork, "what is not changed is kept once for all"


def test_each_village_has_a_database_file_of_its_own_and_a_server_has_them_all(tmp_path: Path) -> None:
    deployment = read(tmp_path, LEAST + f'[storage]\nurl = "sqlite:///{tmp_path}/all.db"\n' + LISTED)
    assert [each.storage.url.rpartition("/")[2] for each in deployment.villages.values()] == [
        "all.db", "baiceng.db", "nalang.db",
    ]  # fmt: skip
    server = read(tmp_path, LEAST + '[storage]\nurl = "postgresql://u@h/d"\n' + LISTED)
    assert {each.storage.url for each in server.villages.values()} == {"postgresql://u@h/d"}


def test_a_token_from_a_file_or_from_the_environment(tmp_path: Path) -> None:
    (tmp_path / "villages").mkdir()
    secret = tmp_path / "villages" / "nalang.token"
    secret.write_text(OTHERS["nalang"] + "\n", encoding="utf-8")
    secret.chmod(0o600)
    files = {
        "nalang": 'name = "那郎"\ntoken_file = "nalang.token"\n',
        "baiceng": 'name = "白层"\ntoken_variable = "BAICENG"\n',
    }
    deployment = read(tmp_path, LEAST, {"BAICENG": OTHERS["baiceng"]}, **files)
    for key, token in OTHERS.items():
        assert deployment.villages[key].telegram.token.get_secret_value() == token
    unset = read(tmp_path, LEAST, {}, **files)
    assert tuple(unset.broken) == ("baiceng",)
    assert unset.broken["baiceng"].faults[0].expected is Expected.TOKEN_VARIABLE


def test_a_token_typed_twice_is_said_with_both_villages_and_not_quoted(tmp_path: Path) -> None:
    deployment = read(tmp_path, LEAST, nalang=f'name = "那郎"\ntoken = "{TOKEN}"\n')
    assert not deployment.villages
    for error in deployment.broken.values():
        assert error.faults[0].kind is FaultKind.TOKEN_TWICE
        assert "main (config.toml), nalang (nalang.toml)" in said(error)
        assert TOKEN not in said(error)


def test_a_key_typed_twice_is_said_with_both_files(tmp_path: Path) -> None:
    deployment = read(tmp_path, LEAST + LISTED, nalang=own("nalang"))
    assert tuple(deployment.villages) == ("main", "baiceng")
    assert "nalang (config.toml, nalang.toml)" in said(deployment.broken["nalang"])


def test_one_database_file_for_two_villages_is_refused(tmp_path: Path) -> None:
    storage = f'[storage]\nurl = "sqlite:///{tmp_path}/lianxin.db"\n'
    deployment = read(tmp_path, LEAST + storage, nalang=own("nalang", storage))
    assert {error.faults[0].kind for error in deployment.broken.values()} == {FaultKind.DATABASE_TWICE}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ('token = "5001:invented-token-for-tests"\n', "name"),
        ('name = "村"\ntoken = "5"\n', "token"),
        ('name = "村"\n', "token"),
        (own("nalang", 'timezone = "Asia/Nowhere"\n'), "timezone"),
        (own("nalang", "[commitment]\ndays = 0\n"), "commitment.days"),
        (own("nalang", "[commitment]\ndais = 0\n"), "commitment.dais"),
        (own("nalang", "[comitment]\ndays = 0\n"), "comitment"),
        (own("nalang", '[health]\nlisten = ""\n'), "health"),
        (own("nalang", "nonsense = 1\n"), "nonsense"),
        ("name = \n", ""),
    ],
)
def test_a_village_s_fault_is_named_with_its_file_and_is_nobody_else_s(
    tmp_path: Path, content: str, key: str
) -> None:
    deployment = read(tmp_path, LEAST, nalang=content, baiceng=own("baiceng"))
    assert set(deployment.villages) == {"main", "baiceng"}
    error = deployment.broken["nalang"]
    assert error.path.name == "nalang.toml"
    assert [fault.key for fault in error.faults] == [key]
    assert said(error)


def test_a_fault_of_a_listed_village_is_named_with_its_key(tmp_path: Path) -> None:
    deployment = read(tmp_path, LEAST + LISTED + 'timezone = "x"\n[[villages]]\nname = "村"\n')
    assert [fault.key for each in deployment.broken.values() for fault in each.faults] == [
        "villages[3].key", "villages.nalang.timezone",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Nalang", "那郎", "-x", "a" * 33, "a b"])
def test_a_key_that_cannot_be_one_is_said(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, LEAST, {}, **{name: own("nalang")}).broken[name].faults[0].expected is (
        Expected.VILLAGE_KEY
    )


def test_a_fault_of_the_configuration_itself_is_everybody_s(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        read(tmp_path, "[visits]\nper_week = 0\n" + LISTED)


def test_the_folder_is_read_again_only_when_a_file_has_changed(tmp_path: Path) -> None:
    read(tmp_path, LEAST, nalang=own("nalang"))
    watched = Watched(read_configuration(tmp_path / "config.toml", {}))
    before = watched.read()
    assert watched.read() is before
    read(tmp_path, LEAST, baiceng=own("baiceng"))
    assert watched.read().keys == ("main", *OTHERS)
    (tmp_path / "villages" / "nalang.toml").unlink()
    assert watched.read().keys == ("main", "baiceng")
