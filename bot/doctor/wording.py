"""The doctor's sentences: what was found, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.doctor.finding import Sign
from bot.doctor.troubles import TROUBLES
from bot.domain.centers import Center

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.doctor.finding import Finding

CENTERS: Final[Mapping[str, tuple[str, str]]] = {
    Center.DELIBERATION: ("村民议事中心", "the deliberation center"),
    Center.INDUSTRY: ("产业发展中心", "the industry center"),
    Center.SOCIAL: ("社会事务服务中心", "the social affairs center"),
    Center.HEALTH: ("计生卫生服务中心", "the health center"),
    Center.EDUCATION: ("农民素质提升中心", "the education center"),
}
WEEKDAYS: Final = (
    ("星期一", "Monday"), ("星期二", "Tuesday"), ("星期三", "Wednesday"), ("星期四", "Thursday"),
    ("星期五", "Friday"), ("星期六", "Saturday"), ("星期日", "Sunday"),
)  # fmt: skip

SENTENCES: Final[Mapping[Sign, tuple[str, str]]] = {
    Sign.CONFIG_WELL: ("配置文件没有问题。", "The configuration is all right."),
    Sign.RECORDS_WELL: ("数据库完好。", "The database is sound."),
    Sign.RECORDS_GONE: ("{trouble}", "{trouble}"),
    Sign.RECORDS_BROKEN: (
        "数据库坏了：请停下机器人，用最近的备份恢复（lianxin restore）。",
        "The database is damaged: stop the bot and restore the newest backup (lianxin restore).",
    ),
    Sign.RECORDS_SIZE: (
        "数据库有 {megabytes} MB；服务器的磁盘请在那台机器上看。",
        "The database has {megabytes} MB; look at the server's disk on its own machine.",
    ),
    Sign.DISK_WELL: ("磁盘还有 {megabytes} MB。", "The disk has {megabytes} MB left."),
    Sign.DISK_LOW: (
        "磁盘只剩 {megabytes} MB：请腾出地方。",
        "The disk has only {megabytes} MB left: make room.",
    ),
    Sign.DISK_FULL: (
        "磁盘只剩 {megabytes} MB，快存不下消息了：请马上腾出地方。",
        "The disk has {megabytes} MB left, too little for messages: make room at once.",
    ),
    Sign.TOKEN_WELL: ("Telegram 认得机器人 @{username}。", "Telegram knows the bot, @{username}."),
    Sign.TOKEN_REJECTED: (
        "Telegram 不认这个 token：请向 BotFather 要正确的。",
        "Telegram doesn't know this token: ask BotFather for the right one.",
    ),
    Sign.TELEGRAM_UNREACHABLE: (
        "连不上 Telegram（{why}）：请看网络，用代理的话看 [telegram] proxy。",
        "Telegram can't be reached ({why}): look at the network, and at [telegram] proxy where you use one.",
    ),
    Sign.WEBHOOK_SET: (
        "这个机器人设了 webhook（{host}），另一个程序可能在用它；lianxin run 启动时会取消它。",
        "A webhook is set ({host}): another program may use this bot. `lianxin run` takes it away at start.",
    ),
    Sign.WEBHOOK_WELL: (
        "Telegram 把消息送到 {host}，现在等着 {pending} 条。",
        "Telegram brings messages to {host}; {pending} wait now.",
    ),
    Sign.WEBHOOK_MISSING: (
        "还没有告诉 Telegram 送到哪里：lianxin run 启动时会设，也可以现在运行 lianxin webhook set。",
        "Telegram doesn't know where to bring messages: `lianxin run` says so at start, `webhook set` now.",
    ),
    Sign.WEBHOOK_ELSEWHERE: (
        "消息被送到了别处（{host}）：两个程序用同一个 token。停掉另一个，再运行 lianxin webhook set。",
        "Messages go elsewhere ({host}): two programs have one token. End that one, then `webhook set`.",
    ),
    Sign.WEBHOOK_FAILING: (
        "{minutes} 分钟前 Telegram 没送到（{why}）：请看 nginx 或 Caddy，再看 lianxin run 在不在。",
        "{minutes} min ago Telegram could not deliver ({why}): look at nginx or Caddy, and at `lianxin run`.",
    ),
    Sign.TWO_POLLERS: (
        "{minutes} 分钟前有别的程序用同一个 token 取走了消息：请停掉它；找不到就向 BotFather 换 token。",
        "{minutes} minutes ago another program with this token took messages: end it, or get a new token.",
    ),
    Sign.RIVAL_WEBHOOK: (
        "{minutes} 分钟前有别的程序给这个机器人设了 webhook：请停掉它，再重新启动 lianxin run。",
        "{minutes} min ago another program had a webhook for this bot: end it, and start `lianxin run` anew.",
    ),
    Sign.WEBHOOK_NONE: ("没有别的程序占着这个机器人。", "No webhook stands in the way."),
    Sign.CLOCK_WELL: ("这台机器的时间是准的。", "This machine's clock is right."),
    Sign.CLOCK_OFF: (
        "这台机器的时间差了 {seconds} 秒：请打开自动对时（timedatectl set-ntp true）。",
        "This machine's clock is {seconds} s off: have it set by the network (timedatectl set-ntp true).",
    ),
    Sign.FONTS_WELL: ("图片和卡片能印中文。", "Pictures and cards can be set in Chinese."),
    Sign.FONTS_BROKEN: (
        "印不出中文：请重新安装（pip install --force-reinstall pylopdf-fonts-zh-cn typst）。",
        "Chinese can't be set: install again (pip install --force-reinstall pylopdf-fonts-zh-cn typst).",
    ),
    Sign.BACKUP_WELL: (
        "最近的备份 {file} 完好，{hours} 小时前。",
        "The newest backup, {file}, is sound; {hours} h old.",
    ),
    Sign.BACKUP_OLD: (
        "最近的备份已经是 {hours} 小时前：请看日志里备份为什么没成，先运行 lianxin backup。",
        "The newest backup is {hours} h old: look in the log why none was made, and run `lianxin backup`.",
    ),
    Sign.BACKUP_NONE: (
        "{folder} 里没有备份：机器人每天夜里备份一次，也可以现在运行 lianxin backup。",
        "No backup in {folder} yet: the bot makes one each night, `lianxin backup` makes one now.",
    ),
    Sign.BACKUP_ELSEWHERE: (
        "PostgreSQL 由它自己的 pg_dump 备份：请确认每天在做（docs/running.md）。",
        "PostgreSQL is backed up by pg_dump: see that it is done each day (docs/running.md).",
    ),
    Sign.BACKUP_UNSOUND: (
        "最近的备份 {file} 坏了：请看磁盘，再运行 lianxin backup。",
        "The newest backup, {file}, is damaged: look at the disk, then run `lianxin backup`.",
    ),
    Sign.ROSTER_WELL: (
        "花名册齐全：{groups} 个村民小组，{cadres} 名干部。",
        "The roster has no gaps: {groups} groups, {cadres} cadres.",
    ),
    Sign.ROSTER_EMPTY: (
        "还没有花名册：lianxin roster template 生成空表，填好用 lianxin roster import 导入。",
        "No roster yet: `lianxin roster template` writes one to fill in, `roster import` reads it.",
    ),
    Sign.NO_SECRETARY: (
        "花名册里没有支书：请在干部表里标上，再导入。",
        "The roster has no secretary: mark one on the sheet of cadres and import it again.",
    ),
    Sign.NO_TOWNSHIP: (
        "花名册里没有乡镇联系人：反映支书的话没有人收。",
        "The roster has no township contact: nobody can take complaints about the secretary.",
    ),
    Sign.GROUP_WITHOUT_CADRE: (
        "{group}组没有包组干部：这个组的事都会交给中心负责人或支书。",
        "Group {group} has no paired cadre: its matters go to the center's lead or the secretary.",
    ),
    Sign.CENTER_WITHOUT_LEAD: (
        "{center}没有负责人：请在干部表里写上。",
        "Nobody leads {center}: name somebody on the sheet of cadres.",
    ),
    Sign.CADRE_NOT_JOINED: (
        "{name}还没有加入机器人：请把他的联系卡（lianxin cards）给他扫。",
        "{name} has not joined yet: give him his link (lianxin cards).",
    ),
    Sign.DAY_WITHOUT_DUTY: (
        "{weekday}没有人值班：请在值班表里补上。",
        "Nobody is on duty on {weekday}: add somebody to the duty roster.",
    ),
    Sign.QUEUES_WELL: ("没有积压的消息。", "Nothing is waiting."),
    Sign.PARKED: (
        "有 {count} 条消息处理不了：用 lianxin parked 看看。",
        "{count} updates could not be handled: look at them with `lianxin parked`.",
    ),
    Sign.BEHIND: (
        "有消息或提醒等了 {minutes} 分钟：机器人在运行吗？（lianxin run）",
        "Something has waited for {minutes} minutes: is the bot running (lianxin run)?",
    ),
}


def sentence(finding: Finding, *, english: bool) -> str:
    """Return a finding in words, with what to do."""
    data = dict(finding.data)
    if "center" in data:
        data["center"] = CENTERS[str(data["center"])][english]
    if "weekday" in data:
        data["weekday"] = WEEKDAYS[int(data["weekday"])][english]
    if "trouble" in data:
        data["trouble"] = _trouble(str(data["trouble"]), english=english)
    return SENTENCES[finding.sign][english].format(**data)


def _trouble(kind: str, *, english: bool) -> str:
    return next(said[english] for error, said in TROUBLES.items() if error.__name__ == kind)
