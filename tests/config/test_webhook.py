"""[webhook], and what it takes to have Telegram bring updates."""

from pathlib import Path

import pytest

from bot.config.deployment import read_configuration
from bot.config.expected import Expected
from bot.config.faults import ConfigFault, FaultKind
from bot.config.loading import load
from tests.config.files import LEAST, TOKEN, faults_of, written

BY_WEBHOOK = LEAST.replace("[telegram]", '[telegram]\nmode = "webhook"')
URL = "https://lianxin.example.org/telegram"
MISSING = ConfigFault(FaultKind.KEY_MISSING, "webhook.url", expected=Expected.PUBLIC_URL)


def test_webhooks_want_an_address(tmp_path: Path) -> None:
    assert faults_of(written(tmp_path, BY_WEBHOOK)) == [MISSING]
    settings = load(written(tmp_path, f'{BY_WEBHOOK}[webhook]\nurl = "{URL}/"\n'), {})
    assert (settings.webhook.url, settings.webhook.prefix) == (URL, "/telegram/")
    assert settings.webhook.biggest == 512 * 1024


def test_an_address_for_later_is_taken_while_the_bot_polls(tmp_path: Path) -> None:
    settings = load(written(tmp_path, f'{LEAST}[webhook]\nurl = "{URL}"\n'), {})
    assert (settings.telegram.mode, settings.webhook.url) == ("polling", URL)


@pytest.mark.parametrize(
    "url",
    [
        "http://lianxin.example.org/telegram",
        "https://lianxin.example.org:8080/telegram",
        "https://lianxin.example.org/telegram?a=b",
        "https://user@lianxin.example.org/telegram",
        "lianxin.example.org",
        "https://",
    ],
)
def test_an_address_that_telegram_does_not_call_is_refused(tmp_path: Path, url: str) -> None:
    (fault,) = faults_of(written(tmp_path, f'{BY_WEBHOOK}[webhook]\nurl = "{url}"\n'))
    assert (fault.kind, fault.key, fault.expected) == (
        FaultKind.VALUE_WRONG,
        "webhook.url",
        Expected.PUBLIC_URL,
    )


@pytest.mark.parametrize("url", ["https://x.example.org:8443", "http://127.0.0.1:8080/telegram"])
def test_telegrams_other_ports_and_the_simulators_are_taken(tmp_path: Path, url: str) -> None:
    assert not faults_of(written(tmp_path, f'{BY_WEBHOOK}[webhook]\nurl = "{url}"\n'))


def test_one_village_may_go_over_to_webhooks_where_the_process_has_an_address(tmp_path: Path) -> None:
    village = f'[[villages]]\nkey = "nalang"\nname = "那郎村"\ntoken = "{TOKEN}2"\n'
    village += '[villages.telegram]\nmode = "webhook"\n'
    broken = read_configuration(written(tmp_path, LEAST + village), {}).deployment().broken
    assert [(fault.kind, fault.expected) for fault in broken["nalang"].faults] == [
        (FaultKind.KEY_MISSING, Expected.PUBLIC_URL)
    ]
    text = f'{LEAST}[webhook]\nurl = "{URL}"\n{village}'
    villages = read_configuration(written(tmp_path, text), {}).deployment().villages
    assert {key: each.telegram.mode for key, each in villages.items()} == {
        "main": "polling",
        "nalang": "webhook",
    }
