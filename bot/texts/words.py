"""Words: one language's catalog, and how it writes days, phones and topics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from bot.domain.times import aware

if TYPE_CHECKING:
    from datetime import date, datetime

DEFAULT: Final = "zh_CN"
SOURCE: Final = "en"
"""The language that the sentences in the code are written in: it needs no catalog."""


@dataclass(frozen=True)
class Words:
    """How one language speaks to the people of one village."""

    locale: str
    catalog: NullTranslations
    zone: ZoneInfo
    village: str
    languages: Mapping[str, str]
    """What each language there is calls itself, by its locale."""

    def _(self, message: str, **values: object) -> str:
        """Return a sentence in this language, with values filled in."""
        return self.catalog.gettext(message).format(**values)

    def n(self, one: str, many: str, count: int, **values: object) -> str:
        """Return a sentence that depends on a number, which it may name as {count}."""
        return self.catalog.ngettext(one, many, count).format(count=count, **values)

    def day(self, at: datetime) -> str:
        """Return a day as people say it: 12月1日（星期二）."""
        return self.date(aware(at).astimezone(self.zone).date())

    def date(self, day: date) -> str:
        """Return a calendar day as people say it."""
        return self._(
            "{weekday} {day}/{month}", weekday=self.weekday(day.weekday()), day=day.day, month=day.month
        )

    def weekday(self, weekday: int) -> str:
        """Return the name of a day of the week (0 = Monday)."""
        names = (
            self._("Monday"),
            self._("Tuesday"),
            self._("Wednesday"),
            self._("Thursday"),
            self._("Friday"),
            self._("Saturday"),
            self._("Sunday"),
        )
        return names[weekday]

    def phone(self, number: str | None) -> str:
        """Return a number so that Telegram makes it one that can be tapped (with its country code)."""
        if number is None:
            return self._("no phone")
        return f"+86{number}" if len(number) == 11 and number.startswith("1") else number  # noqa: PLR2004


class Languages:
    """All catalogs, read once at start."""

    def __init__(self, catalogs: Mapping[str, NullTranslations]) -> None:
        self._catalogs = catalogs
        self._names = {locale: catalog.gettext("English") for locale, catalog in catalogs.items()}
        """A catalog translates this sentence as the name of its own language."""

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages there are."""
        return tuple(self._catalogs)

    def words(self, locale: str, zone: ZoneInfo, village: str) -> Words:
        """Return the words of a language, or of the default one where it isn't known."""
        known = locale if locale in self._catalogs else DEFAULT
        return Words(known, self._catalogs[known], zone, village, self._names)


def available() -> dict[str, Traversable]:
    """Return the catalogs by locale, English apart: a language is added by adding one file."""
    files = resources.files("bot.texts").joinpath("locale").iterdir()
    catalogs = {file.name.removesuffix(".po"): file for file in files if file.name.endswith(".po")}
    return dict(sorted(catalogs.items()))


def load() -> Languages:
    """Read every catalog; the default language stands first."""
    catalogs: dict[str, NullTranslations] = {}
    for locale, file in available().items():
        compiled = BytesIO()
        write_mo(compiled, read_po(BytesIO(file.read_bytes()), locale=locale))
        compiled.seek(0)
        catalogs[locale] = Translations(compiled)
    catalogs[SOURCE] = NullTranslations()
    return Languages({DEFAULT: catalogs.pop(DEFAULT), **catalogs})
