from pathlib import Path

import pytest

from bot.config.expected import Expected
from bot.config.faults import ConfigError, ConfigFault, FaultKind
from bot.config.loading import load
from tests.config.files import LEAST, TOKEN, faults_of, written

WRONG_VALUES = [
    ("telegram", 'token = "123"', Expected.TOKEN),
    ("telegram", "token = 123", Expected.TOKEN),
    ("telegram", 'username = "a-b"', Expected.USERNAME),
    ("telegram", 'base_url = "https://api.telegram.org"', Expected.BASE_URL),
    ("telegram", 'base_url = "api.telegram.org/bot"', Expected.BASE_URL),
    ("telegram", 'base_url = "https://[::1/bot"', Expected.BASE_URL),
    ("telegram", 'base_url = "https://h:99999/bot"', Expected.BASE_URL),
    ("telegram", 'proxy = "127.0.0.1:8080"', Expected.PROXY),
    ("telegram", "messages_per_second = -1", Expected.RATE),
    ("telegram", "messages_per_second = nan", Expected.RATE),
    ("telegram", 'messages_per_second_per_chat = "1"', Expected.RATE),
    ("telegram", "messages_per_second_per_chat = true", Expected.RATE),
    ("village", "name = 3", Expected.VILLAGE_NAME),
    ("village", f'name = "{"村" * 41}"', Expected.VILLAGE_NAME),
    ("village", 'timezone = "Asia/Nowhere"', Expected.TIMEZONE),
    ("village", 'timezone = "Asia"', Expected.TIMEZONE),
    ("village", 'timezone = ""', Expected.TIMEZONE),
    ("village", 'timezone = "../etc/passwd"', Expected.TIMEZONE),
    ("village", 'locale = "zh"', Expected.LOCALE),
    ("storage", 'url = "lianxin.db"', Expected.STORAGE_URL),
    ("storage", 'url = "sqlite://lianxin.db"', Expected.STORAGE_URL),
    ("storage", 'url = "sqlite:///"', Expected.STORAGE_URL),
    ("storage", 'url = "postgresql:///db"', Expected.STORAGE_URL),
    ("storage", 'url = "postgresql://u:p@h:5432,h2:x/db"', Expected.STORAGE_URL),
    ("commitment", "days = 0", Expected.DAYS),
    ("commitment", "days = 7.5", Expected.DAYS),
    ("commitment", "remind_days_before = 7", Expected.DAYS_BEFORE),
    ("commitment", "remind_days_before = [2, 9]", Expected.DAYS_BEFORE),
    ("commitment", "unseen_hours = 0", Expected.HOURS),
    ("commitment", "handovers = -1", Expected.COUNT),
    ("commitment", 'humane_to = "06:00"', Expected.TIME_OF_DAY),
    ("quick_answers", 'health = [""]', Expected.TEXTS),
    ("routing", "center_choice_minutes = 0", Expected.MINUTES),
    ("routing", "continue_within_minutes = -1", Expected.MINUTES_OR_ZERO),
    ("routing", 'card_words = "电话"', Expected.WORDS),
    ("routing", 'card_words = [""]', Expected.WORDS),
    ("routing.words", "social = [3]", Expected.WORDS),
    ("routing", "words = 3", Expected.SECTION),
    ("paperwork", "collect_days = 0", Expected.DAYS),
    ("paperwork", "procedures = 3", Expected.PROCEDURE),
    ("paperwork", 'procedures = ["医保卡"]', Expected.PROCEDURE),
    ("disclosure", 'hour = "24:00"', Expected.TIME_OF_DAY),
    ("disclosure", "hour = 19", Expected.TIME_OF_DAY),
    ("clock", 'source = "other"', Expected.CLOCK_SOURCE),
    ("clock", 'source = "simulator"', Expected.LOOPBACK),
]


def _with(section: str, line: str) -> str:
    text = LEAST.replace(f'token = "{TOKEN}"\n', "") if line.startswith("token") else LEAST
    text = text.replace('name = "那郎村"\n', "") if line.startswith("name") else text
    header = f"[{section}]\n"
    return text.replace(header, header + line + "\n") if header in text else f"{text}{header}{line}\n"


@pytest.mark.parametrize(("section", "line", "expected"), WRONG_VALUES)
def test_a_wrong_value_is_named_with_what_is_expected(
    tmp_path: Path, section: str, line: str, expected: Expected
) -> None:
    key = f"{section}.{line.partition(' ')[0]}"
    faults = faults_of(written(tmp_path, _with(section, line)))
    assert [(fault.kind, fault.key, fault.expected) for fault in faults] == [
        (FaultKind.VALUE_WRONG, key, expected)
    ]


@pytest.mark.parametrize(
    ("text", "unknown", "nearest"),
    [
        ("[commitment]\ndais = 7", "commitment.dais", "commitment.days"),
        ("[comitment]\ndays = 7", "comitment", "commitment"),
        ("[storage]\ntimezone = 'Asia/Shanghai'", "storage.timezone", "village.timezone"),
        ("[routing.words]\nheath = []", "routing.words.heath", "routing.words.health"),
        ("[routing]\nDAYS = 1", "routing.DAYS", "commitment.days"),
        ("[routing.words]\nsocia1 = []", "routing.words.socia1", "routing.words.social"),
        ("[clock]\nname = 'x'", "clock.name", "village.name"),
        ("[storage]\nqqqq = 1", "storage.qqqq", ""),
    ],
)
def test_an_unknown_key_is_refused_and_the_nearest_known_one_named(
    tmp_path: Path, text: str, unknown: str, nearest: str
) -> None:
    assert faults_of(written(tmp_path, f"{LEAST}{text}\n")) == [
        ConfigFault(FaultKind.KEY_UNKNOWN, unknown, nearest=nearest)
    ]


def test_a_key_of_the_same_section_is_nearer_than_an_equal_one_elsewhere(tmp_path: Path) -> None:
    text = LEAST.replace("[telegram]", "[telegram]\nname = 'x'")
    assert [fault.nearest for fault in faults_of(written(tmp_path, text))] == ["telegram.username"]


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "[commitment]\ndays = 0\n[vilage]\nname = 'x'\n[disclosure]\nhour = 'x'\n")
    assert {(fault.kind, fault.key) for fault in faults_of(path)} == {
        (FaultKind.KEY_MISSING, "telegram.token"),
        (FaultKind.KEY_MISSING, "village.name"),
        (FaultKind.VALUE_WRONG, "commitment.days"),
        (FaultKind.KEY_UNKNOWN, "vilage"),
        (FaultKind.VALUE_WRONG, "disclosure.hour"),
    }


@pytest.mark.parametrize("value", ['""', '"   "'])
def test_an_empty_token_or_name_is_one_not_filled_in(tmp_path: Path, value: str) -> None:
    faults = faults_of(written(tmp_path, f"[telegram]\ntoken = {value}\n[village]\nname = {value}\n"))
    assert faults == [
        ConfigFault(FaultKind.KEY_MISSING, "telegram.token", expected=Expected.TOKEN),
        ConfigFault(FaultKind.KEY_MISSING, "village.name", expected=Expected.VILLAGE_NAME),
    ]


CARD = '[[paperwork.procedures]]\nname = "医保卡"\noffice = "医保窗口"\ndays = 15\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            CARD.replace("days = 15", "days = 0"),
            ConfigFault(FaultKind.VALUE_WRONG, "paperwork.procedures[1].days", "0", Expected.DAYS),
        ),
        (
            CARD + CARD.replace("医保卡", "低保").replace('office = "医保窗口"\n', ""),
            ConfigFault(FaultKind.KEY_MISSING, "paperwork.procedures[2].office", expected=Expected.OFFICE),
        ),
        (
            CARD + 'papers = ["身份证", "身份证"]\n',
            ConfigFault(
                FaultKind.VALUE_WRONG,
                "paperwork.procedures[1].papers",
                "['身份证', '身份证']",
                Expected.PAPERS,
            ),
        ),
        (
            CARD + 'papers = [""]\n',
            ConfigFault(FaultKind.VALUE_WRONG, "paperwork.procedures[1].papers", "", Expected.PAPERS),
        ),
        (
            CARD + 'papper = "身份证"\n',
            ConfigFault(
                FaultKind.KEY_UNKNOWN,
                "paperwork.procedures[1].papper",
                nearest="paperwork.procedures.papers",
            ),
        ),
        (
            CARD + CARD,
            ConfigFault(
                FaultKind.VALUE_WRONG, "paperwork.procedures.name", "医保卡", Expected.PROCEDURE_NAME
            ),
        ),
    ],
    ids=["days", "no office", "a paper twice", "a paper without a name", "unknown", "a name twice"],
)
def test_a_bad_entry_of_the_catalogue_is_named_with_its_place(
    tmp_path: Path, text: str, fault: ConfigFault
) -> None:
    assert faults_of(written(tmp_path, LEAST + text)) == [fault]


def test_a_section_that_is_a_value_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, "telegram = 3\nvillage = 'x'\n")
    faults = faults_of(path, {"LIANXIN_TOKEN": TOKEN})
    assert {(fault.key, fault.expected) for fault in faults} == {
        ("telegram", Expected.SECTION),
        ("village", Expected.SECTION),
    }


@pytest.mark.parametrize(
    "base_url", ["http://127.0.0.1:8081/bot", "http://localhost/bot", "http://[::1]:1/bot"]
)
def test_simulated_time_is_taken_from_a_simulator_on_this_machine(tmp_path: Path, base_url: str) -> None:
    text = LEAST.replace("[telegram]", f'[telegram]\nbase_url = "{base_url}"')
    assert load(written(tmp_path, f'{text}[clock]\nsource = "simulator"'), {}).clock.source == "simulator"


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("telegram", "token = '12345:hidden-word!'"),
        ("telegram", "base_url = 'https://h/bot12345:hidden-word'"),
        ("telegram", "username = '1234567:hidden-word-hidden-word'"),
        ("telegram", "proxy = 'u:hidden-word@h'"),
        ("storage", "url = 'mysql://u:hidden-word@h/d'"),
        ("telegram", "token = [hidden-word"),
    ],
)
def test_a_secret_stays_out_of_the_error_and_its_causes(tmp_path: Path, section: str, line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, _with(section, line)), {})
    error: BaseException | None = caught.value
    assert "hidden-word" not in repr(caught.value.faults)
    while error is not None:
        assert "hidden-word" not in f"{error!r} {error}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
