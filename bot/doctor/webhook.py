"""How a bot gets its updates: whether Telegram brings them where it should, or keeps them until asked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.doctor.finding import Finding, Grade, Sign
from bot.telegram.conflict import Rival

if TYPE_CHECKING:
    from datetime import datetime

    from bot.telegram.conflict import Met
    from bot.telegram.webhook import Wanted, WebhookInfo

LATELY: Final = timedelta(hours=1)


def deliveries(info: WebhookInfo, wanted: Wanted | None, now: datetime) -> list[Finding]:
    """Compare what Telegram says with the webhook that is wanted; None: the bot polls."""
    if wanted is None:
        if info.url:
            return [Finding(Sign.WEBHOOK_SET, Grade.MIND, {"host": info.host})]
        return [Finding(Sign.WEBHOOK_NONE)]
    if not info.url:
        return [Finding(Sign.WEBHOOK_MISSING, Grade.MIND)]
    if info.url != wanted.url:
        return [Finding(Sign.WEBHOOK_ELSEWHERE, Grade.BAD, {"host": info.host})]
    found = [Finding(Sign.WEBHOOK_WELL, data={"host": info.host, "pending": info.pending})]
    if info.failed_at is not None and now - info.failed_at < LATELY:
        failed: dict[str, str | int] = {
            "minutes": max(0, round((now - info.failed_at).total_seconds() / 60)),
            "why": wanted.without_path(info.failure),
        }
        # With nothing left to deliver it has come through since.
        found.append(Finding(Sign.WEBHOOK_FAILING, Grade.BAD if info.pending else Grade.MIND, failed))
    return found


def rivals(met: Met | None, now: datetime) -> list[Finding]:
    """Say whether another program has lately taken what was this bot's."""
    if met is None:
        return []
    sign = Sign.TWO_POLLERS if met.rival is Rival.POLLER else Sign.RIVAL_WEBHOOK
    return [Finding(sign, Grade.BAD, {"minutes": max(0, round((now - met.at).total_seconds() / 60))})]
