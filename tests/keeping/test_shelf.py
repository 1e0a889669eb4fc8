"""The shelf of backups, and the journal of erasures beside them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.erased import Erased, ErasedKind
from bot.keeping import journal
from bot.keeping.shelf import Shelf

NOW = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)


def filled(folder: Path, *ages: int) -> Shelf:
    shelf = Shelf(folder / "backups", "lianxin", timedelta(days=14))
    for days in ages:
        shelf.place(NOW - timedelta(days=days)).touch()
    return shelf


def ages(shelf: Shelf) -> list[int]:
    return [(NOW - taken_at).days for taken_at, _ in shelf.backups()]


def test_a_backup_is_kept_for_fourteen_days(tmp_path: Path) -> None:
    shelf = filled(tmp_path, 20, 15, 14, 3, 0)
    assert shelf.clear(NOW) == 2
    assert ages(shelf) == [14, 3, 0]


def test_the_newest_backup_stays_however_old_it_is(tmp_path: Path) -> None:
    shelf = filled(tmp_path, 90, 60)
    assert shelf.clear(NOW) == 1
    assert ages(shelf) == [60]


def test_files_of_others_on_the_shelf_are_left_alone(tmp_path: Path) -> None:
    shelf = filled(tmp_path, 30, 0)
    strangers = [
        shelf.folder / "lianxin-of-2020.backup",
        shelf.folder / "other-2020-01-01T000000Z.backup",
        shelf.journal,
    ]
    for stranger in strangers:
        stranger.touch()
    shelf.clear(NOW)
    assert all(stranger.exists() for stranger in strangers)


def test_the_journal_gives_back_a_villages_erasures_from_an_instant_on(tmp_path: Path) -> None:
    path = tmp_path / "backups" / "lianxin.erasures.jsonl"
    old = Erased(ErasedKind.CASE, 1, NOW - timedelta(hours=1))
    new = Erased(ErasedKind.MEMBER, 2, NOW)
    journal.append(path, 1, [new, old])
    journal.append(path, 2, [Erased(ErasedKind.CASE, 3, NOW)])

    assert journal.since(path, 1, NOW - timedelta(days=1)) == [old, new]
    assert journal.since(path, 1, NOW) == [new]


def test_a_line_that_the_power_cut_short_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "lianxin.erasures.jsonl"
    first, second = (Erased(ErasedKind.CASE, number, NOW) for number in (1, 2))
    journal.append(path, 1, [first])
    with path.open("a") as file:
        file.write('\n{"village": 1, "kind": "ca')
    journal.append(path, 1, [second])

    assert journal.since(path, 1, NOW) == [first, second]


def test_without_a_journal_nothing_was_erased_that_anybody_knows_of(tmp_path: Path) -> None:
    assert journal.since(tmp_path / "none.jsonl", 1, NOW) == []
