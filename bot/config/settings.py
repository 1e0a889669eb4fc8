"""The settings themselves, section by section: frozen, and strict about what they take."""

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr, SecretStr, ValidationInfo
from pydantic import field_validator as check_field

from bot.config import checks
from bot.config import words as usual_words
from bot.config.deliberation import DeliberationSettings
from bot.config.expected import (
    EVERY_MONTH,
    MAX_CROPS,
    MAX_DAYS,
    MAX_MINUTES,
    MAX_NAME,
    MAX_RATE,
    MAX_RETENTION_DAYS,
    MAX_TELEGRAM_ID,
    MAX_TEXT,
    MAX_VISITS,
    MAX_WORD,
    Expected,
)
from bot.config.paperwork import PaperworkSettings
from bot.config.section import Section
from bot.config.webhook import WebhookSettings
from bot.domain.centers import Center

TELEGRAM_BASE_URL: Final = "https://api.telegram.org/bot"
MAIN: Final = "main"
"""The key of the village that config.toml itself describes."""

# A value's type carries its Expected: a fault names it from there.
Token = Annotated[SecretStr, AfterValidator(checks.token), Expected.TOKEN]
TokenFile = Annotated[str, AfterValidator(str.strip), Expected.TOKEN_FILE]
Username = Annotated[str, AfterValidator(checks.username), Expected.USERNAME]
BaseUrl = Annotated[str, AfterValidator(checks.base_url), Expected.BASE_URL]
ProxyUrl = Annotated[str, AfterValidator(checks.proxy), Field(repr=False), Expected.PROXY]
TelegramId = Annotated[int, Field(ge=0, le=MAX_TELEGRAM_ID), Expected.TELEGRAM_ID]
Rate = Annotated[float, Field(ge=0, le=MAX_RATE, allow_inf_nan=False), Expected.RATE]
VillageName = Annotated[
    str, AfterValidator(str.strip), Field(min_length=1, max_length=MAX_NAME), Expected.VILLAGE_NAME
]
TimeZone = Annotated[str, AfterValidator(checks.timezone), Expected.TIMEZONE]
Locale = Annotated[str, AfterValidator(checks.locale), Expected.LOCALE]
RosterFile = Annotated[str, AfterValidator(str.strip), Expected.ROSTER_FILE]
StorageUrl = Annotated[str, AfterValidator(checks.storage_url), Field(repr=False), Expected.STORAGE_URL]
DirectUrl = Annotated[str, AfterValidator(checks.direct_url), Field(repr=False), Expected.DIRECT_URL]
Days = Annotated[int, Field(ge=1, le=MAX_DAYS), Expected.DAYS]
DaysBefore = Annotated[
    tuple[Annotated[int, Field(ge=1, le=MAX_DAYS)], ...],
    BeforeValidator(checks.one_or_more),
    Field(strict=False),
    Expected.DAYS_BEFORE,
]
RetentionDays = Annotated[int, Field(ge=1, le=MAX_RETENTION_DAYS), Expected.RETENTION_DAYS]
Hours = Annotated[int, Field(ge=1, le=MAX_DAYS * 24), Expected.HOURS]
Count = Annotated[int, Field(ge=0, le=MAX_DAYS), Expected.COUNT]
Visits = Annotated[int, Field(ge=1, le=MAX_VISITS), Expected.VISITS]
Minutes = Annotated[int, Field(ge=1, le=MAX_MINUTES), Expected.MINUTES]
MinutesOrZero = Annotated[int, Field(ge=0, le=MAX_MINUTES), Expected.MINUTES_OR_ZERO]
Word = Annotated[str, AfterValidator(str.strip), Field(min_length=1, max_length=MAX_WORD)]
Words = Annotated[tuple[Word, ...], Field(strict=False), Expected.WORDS]
Crops = Annotated[tuple[Word, ...], Field(strict=False, min_length=1, max_length=MAX_CROPS), Expected.CROPS]
Sentence = Annotated[str, AfterValidator(str.strip), Field(min_length=1, max_length=MAX_TEXT)]
Texts = Annotated[tuple[Sentence, ...], Field(strict=False), Expected.TEXTS]
Folder = Annotated[str, AfterValidator(str.strip), Field(min_length=1), Expected.FOLDER]
Listen = Annotated[str, AfterValidator(checks.listen), Expected.LISTEN]
DayOfMonth = Annotated[int, Field(ge=1, le=EVERY_MONTH), Expected.DAY_OF_MONTH]
ChatId = Annotated[int, Field(ge=-MAX_TELEGRAM_ID, le=0), Expected.CHAT_ID]
TimeOfDay = Annotated[time, BeforeValidator(checks.time_of_day), Expected.TIME_OF_DAY]
LogFile = Annotated[str, AfterValidator(str.strip), Expected.LOG_FILE]
LogFormat = Annotated[Literal["plain", "json"], Expected.LOG_FORMAT]
Mode = Annotated[Literal["polling", "webhook"], Expected.MODE]
ClockSource = Annotated[Literal["system", "simulator"], Expected.CLOCK_SOURCE]


class TelegramSettings(Section):
    """[telegram]: the bot's account, and how fast it may write."""

    token: Token
    token_file: TokenFile = ""
    """A file of mode 600 with the token in it, in the place of `token`."""
    username: Username = ""
    """Without the @; empty: asked of Telegram."""
    base_url: BaseUrl = TELEGRAM_BASE_URL
    """As python-telegram-bot takes it: the token is appended."""
    mode: Mode = "polling"
    """Whether the bot asks Telegram for updates, or Telegram brings them: then [webhook] says where."""
    proxy: ProxyUrl = ""
    messages_per_second: Rate = 28
    """For the whole bot; Telegram's ceiling is 30. 0: no limit."""
    messages_per_second_per_chat: Rate = 1
    """Telegram's advice for one chat. 0: no limit."""
    operator_id: TelegramId = 0
    """Telegram's user id of whoever keeps the bot running: told at once, past everything else, where the bot
    can store nothing. 0: nobody."""

    @property
    def base_file_url(self) -> str:
        """The address of files that goes with base_url, again without the token."""
        return self.base_url.removesuffix("/bot") + "/file/bot"


class VillageSettings(Section):
    """[village]: whom the bot serves."""

    name: VillageName
    timezone: TimeZone = "Asia/Shanghai"
    locale: Locale = "zh_CN"
    roster: RosterFile = ""
    """The clerk's .xlsx, relative to the file that names it: imported at the first start, and by
    `lianxin roster import`. Empty: none."""


class DeploymentSettings(Section):
    """[deployment]: further villages beside the one of config.toml, each with its own bot."""

    folder: Folder = "villages"
    """A file KEY.toml for each of them; relative to the configuration's folder."""


class StorageSettings(Section):
    """[storage]: where the records are."""

    url: StorageUrl = "sqlite:///lianxin.db"
    direct_url: DirectUrl = ""
    """The same PostgreSQL, past PgBouncer: over it processes wake each other. Empty: `url` leads there."""


class CommitmentSettings(Section):
    """[commitment]: the commitment system (承诺制), answered within one week."""

    days: Days = 7
    remind_days_before: DaysBefore = (2, 1)
    """The cadre is reminded on each of these days before the promised date."""
    unseen_hours: Hours = 24
    """Without a sign of the cadre for so long he is asked again."""
    escalate_days: Days = 7
    """Overdue for so long, the township's contact is told."""
    reaction_days: Days = 3
    """After the answer the villager is asked whether it is resolved."""
    lapse_days: Days = 3
    """After that question the case is closed without a reaction."""
    handovers: Count = 2
    """After so many hand-overs only the secretary decides."""
    humane_from: TimeOfDay = time(7, 30)
    humane_to: TimeOfDay = time(21)
    """Reminders keep to these hours; deadlines don't."""
    digest: TimeOfDay = time(8)
    """When cadres are told in the morning what is due."""

    @check_field("remind_days_before")
    @classmethod
    def _before_the_promised_date(cls, before: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        for days in before:
            checks.fewer(days, than=info.data.get("days", MAX_DAYS + 1))
        return before

    @check_field("humane_to")
    @classmethod
    def _the_day_has_an_end(cls, end: time, info: ValidationInfo) -> time:
        return checks.later(end, than=info.data.get("humane_from", time(0)))


class CenterWords(Section):
    """[routing.words]: words by which a matter's center is guessed, one list per center."""

    deliberation: Words = usual_words.DELIBERATION_WORDS
    industry: Words = usual_words.INDUSTRY_WORDS
    social: Words = usual_words.SOCIAL_WORDS
    health: Words = usual_words.HEALTH_WORDS
    education: Words = usual_words.EDUCATION_WORDS

    def by_center(self) -> Mapping[Center, tuple[str, ...]]:
        """Return the list of every center."""
        return {center: getattr(self, center.value) for center in Center}


class RoutingSettings(Section):
    """[routing]: how long a question waits, and which words decide."""

    center_choice_minutes: Minutes = 10
    continue_choice_minutes: Minutes = 10
    continue_within_minutes: MinutesOrZero = 3
    stranger_days: Days = 7
    dialogue_hours: Hours = 24
    """A half-finished dialogue (当场答复 was tapped, and nothing written) takes no message after so long."""
    words: CenterWords = Field(default_factory=CenterWords)
    complaint_words: Words = usual_words.COMPLAINT_WORDS
    card_words: Words = usual_words.CARD_WORDS


class QuickAnswerSettings(Section):
    """[quick_answers]: short texts (常用答复) per center; a cadre sends one with one tap."""

    deliberation: Texts = ()
    industry: Texts = ()
    social: Texts = ()
    health: Texts = ()
    education: Texts = ()

    def by_center(self) -> Mapping[Center, tuple[str, ...]]:
        """Return the list of every center."""
        return {center: getattr(self, center.value) for center in Center}


class IndustrySettings(Section):
    """[industry]: what the village grows and breeds."""

    crops: Crops = usual_words.CROPS
    """Industry news can be had about each of these."""


class VisitSettings(Section):
    """[visits]: every cadre visits households, Monday to Sunday (谈心活动)."""

    per_week: Visits = 4
    """At least so many."""
    review: TimeOfDay = time(18)
    """On Sunday: everybody gets his count, the secretary the village's."""
    back_days: Days = 14
    """A visit may be recorded so many days later."""


class DisclosureSettings(Section):
    """[disclosure]: the common disclosure day is the last of the month (公示制)."""

    hour: TimeOfDay = time(19)
    """Wall-clock time in the village."""
    collect_from_day: DayOfMonth = 25
    """On this day of the month each center's lead is asked for items."""
    group_chat_id: ChatId = 0
    """Of the village's group or channel, where the bot may write; it gets the disclosure too. 0: none."""


class PrivacySettings(Section):
    """[privacy]: after how many days each kind of trace is erased; every night at three."""

    closed_words_days: RetentionDays = 365
    """What was written on a case, from its closing."""
    closed_media_days: RetentionDays = 90
    """Telegram's ids of its pictures and recordings."""
    paper_photos_days: RetentionDays = 30
    """Telegram's ids of photos of papers (代办手续), from when everything was given back."""
    draft_days: Days = 30
    """What was written and never placed."""
    sent_days: Days = 7
    """What sent messages said."""
    update_id_days: Days = 3
    """Ids of updates; Telegram repeats none after 24 hours."""
    note_days: RetentionDays = 365
    """What cadres noted about visits and in their diaries, from when they wrote it."""
    parked_days: Days = 90
    """Updates that could not be handled."""
    button_days: Days = 180
    """Buttons under messages; they then do nothing."""
    former_days: Days = 90
    """Names and phones of who is no longer in the roster."""
    log_days: Days = 30
    """The bot's log, where [log] file names one: a file a day, and ids only."""


class LogSettings(Section):
    """[log]: where the bot's log goes. It holds ids, never anybody's words."""

    file: LogFile = ""
    """Relative to the configuration's folder; empty: the terminal."""
    format: LogFormat = "plain"


class BackupSettings(Section):
    """[backup]: a copy of the records each night. PostgreSQL is backed up by its own tools."""

    nightly: bool = True
    at: TimeOfDay = time(3, 30)
    """Wall-clock time in the village; after the night's erasing."""
    folder: Folder = "backups"
    """Relative: beside the database's file."""
    keep_days: Days = 14
    """Older ones are deleted; the newest always stays."""


class HealthSettings(Section):
    """[health]: a port for whoever keeps the bot running: /metrics, /healthz, /readyz."""

    listen: Listen = ""
    """HOST:PORT, on this machine or a network of one's own; empty: none."""


class ClockSettings(Section):
    """[clock]: whose time the bot follows."""

    source: ClockSource = "system"


class Settings(Section):
    """All of the configuration, as it holds for one village."""

    _key: str = PrivateAttr(MAIN)

    telegram: TelegramSettings
    webhook: WebhookSettings = Field(default_factory=WebhookSettings)
    village: VillageSettings
    deployment: DeploymentSettings = Field(default_factory=DeploymentSettings)
    storage: StorageSettings = Field(default_factory=StorageSettings)
    commitment: CommitmentSettings = Field(default_factory=CommitmentSettings)
    routing: RoutingSettings = Field(default_factory=RoutingSettings)
    quick_answers: QuickAnswerSettings = Field(default_factory=QuickAnswerSettings)
    industry: IndustrySettings = Field(default_factory=IndustrySettings)
    paperwork: PaperworkSettings = Field(default_factory=PaperworkSettings)
    visits: VisitSettings = Field(default_factory=VisitSettings)
    deliberation: DeliberationSettings = Field(default_factory=DeliberationSettings)
    disclosure: DisclosureSettings = Field(default_factory=DisclosureSettings)
    privacy: PrivacySettings = Field(default_factory=PrivacySettings)
    log: LogSettings = Field(default_factory=LogSettings)
    backup: BackupSettings = Field(default_factory=BackupSettings)
    health: HealthSettings = Field(default_factory=HealthSettings)
    clock: ClockSettings = Field(default_factory=ClockSettings)

    @property
    def key(self) -> str:
        """The village's short name: its own within the deployment, and in the records for good."""
        return self._key

    def known_as(self, key: str) -> Self:
        """Return the same settings for the village of this key."""
        copy = self.model_copy()
        copy._key = key  # noqa: SLF001 - one of our own
        return copy

    @check_field("webhook")
    @classmethod
    def _webhooks_with_an_address(cls, webhook: WebhookSettings, info: ValidationInfo) -> WebhookSettings:
        telegram = info.data.get("telegram")
        if telegram is not None and telegram.mode == "webhook":
            checks.given(webhook.url)
        return webhook

    @check_field("clock")
    @classmethod
    def _simulated_time_only_with_the_simulator(
        cls, clock: ClockSettings, info: ValidationInfo
    ) -> ClockSettings:
        telegram = info.data.get("telegram")
        if clock.source == "simulator" and telegram is not None:
            checks.loopback(telegram.base_url)
        return clock
