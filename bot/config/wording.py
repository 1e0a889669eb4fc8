"""A fault of the configuration → one sentence for the operator: what is wrong and what is expected."""

from collections.abc import Mapping
from typing import Final

from bot.config.expected import (
    EVERY_MONTH,
    MAX_CONNECTIONS,
    MAX_CROPS,
    MAX_DAYS,
    MAX_IN_FLIGHT,
    MAX_KEY,
    MAX_KILOBYTES,
    MAX_MINUTES,
    MAX_NAME,
    MAX_OFFICE,
    MAX_PAPER,
    MAX_PAPERS,
    MAX_PROCEDURE,
    MAX_PROCEDURES,
    MAX_RATE,
    MAX_RETENTION_DAYS,
    MAX_SECONDERS,
    MAX_TEXT,
    MAX_VISITS,
    MAX_WORD,
    Expected,
)
from bot.config.faults import ConfigFault, FaultKind

_BOUNDS: Final = {
    "days": MAX_DAYS,
    "month": EVERY_MONTH,
    "retention": MAX_RETENTION_DAYS,
    "minutes": MAX_MINUTES,
    "name": MAX_NAME,
    "key": MAX_KEY,
    "rate": MAX_RATE,
    "word": MAX_WORD,
    "crops": MAX_CROPS,
    "text": MAX_TEXT,
    "visits": MAX_VISITS,
    "hours": MAX_DAYS * 24,
    "procedure": MAX_PROCEDURE,
    "procedures": MAX_PROCEDURES,
    "paper": MAX_PAPER,
    "papers": MAX_PAPERS,
    "connections": MAX_CONNECTIONS,
    "in_flight": MAX_IN_FLIGHT,
    "kilobytes": MAX_KILOBYTES,
    "office": MAX_OFFICE,
    "seconders": MAX_SECONDERS,
}

_EXPECTED_ZH: Final[Mapping[Expected, str]] = {
    Expected.TOKEN: "BotFather 给的令牌，像 123456789:ABC… 这样",
    Expected.USERNAME: "机器人的用户名，字母、数字、下划线 4 到 32 个；也可以空着",
    Expected.BASE_URL: "以 http:// 或 https:// 开头、以 /bot 结尾的地址",
    Expected.MODE: '"polling" 或 "webhook"',
    Expected.PUBLIC_URL: "Telegram 连得到的地址，像 https://lianxin.example.org/telegram 这样，"
    "端口 443、80、88 或 8443",
    Expected.CONNECTIONS: "1 到 {connections} 之间的整数",
    Expected.IN_FLIGHT: "1 到 {in_flight} 之间的整数",
    Expected.KILOBYTES: "1 到 {kilobytes} 之间的整数（KB）",
    Expected.PROXY: "代理的地址，像 http://127.0.0.1:8080 这样；不用就空着",
    Expected.TELEGRAM_ID: "Telegram 的用户编号（一串数字）；不用就写 0",
    Expected.RATE: "每秒几条，0 到 {rate}，0 是不限",
    Expected.VILLAGE_NAME: "村名，1 到 {name} 个字",
    Expected.TIMEZONE: "时区名，像 Asia/Shanghai 这样",
    Expected.LOCALE: '"zh_CN"、"en"，或 bot/texts/locale 里有的语言',
    Expected.ROSTER_FILE: "花名册的文件名，像 花名册.xlsx 这样；没有就空着",
    Expected.VILLAGE_KEY: "村的代号，小写字母、数字、- 和 _，1 到 {key} 个，像 nalang 这样",
    Expected.TOKEN_VARIABLE: "一个已经设好的环境变量的名字，里面是令牌",
    Expected.STORAGE_URL: "sqlite:///文件名 或 postgresql://用户:密码@主机/库名",
    Expected.DIRECT_URL: "postgresql://用户:密码@主机/库名；不用就空着",
    Expected.DAYS: "1 到 {days} 之间的整数（天）",
    Expected.RETENTION_DAYS: "1 到 {retention} 之间的整数（天）",
    Expected.TOKEN_FILE: "装着令牌的文件，只有自己能读（chmod 600）；不用就空着",
    Expected.DAYS_BEFORE: "提前几天的列表，像 [2, 1] 这样，每个都小于 commitment.days",
    Expected.HOURS: "1 到 {hours} 之间的整数（小时）",
    Expected.COUNT: "0 到 {days} 之间的整数",
    Expected.VISITS: "1 到 {visits} 之间的整数（次）",
    Expected.TEXTS: "短句的列表，每句 1 到 {text} 个字",
    Expected.PROCEDURE: "一样手续一段，用 [[paperwork.procedures]] 开头，最多 {procedures} 样",
    Expected.PROCEDURE_NAME: "手续的名字，1 到 {procedure} 个字，不能和别的重名",
    Expected.PAPERS: '材料的列表，最多 {papers} 份，每份 1 到 {paper} 个字，像 ["身份证", "户口簿"] 这样',
    Expected.OFFICE: "单位或证件的名字，最多 {office} 个字",
    Expected.SECONDERS: "0 到 {seconders} 之间的整数（户），0 是不用附议",
    Expected.DELIBERATION_MODE: '"simple" 或 "four_steps"（四议两公开）',
    Expected.DELIBERATION_STAGES: (
        "seconded、put_forward、consulted、reviewed、discussed 里的几个，不能重复；空着就按 mode"
    ),
    Expected.SHARE: '分数，像 "2/3" 这样，大于 0、不超过 1；通过的比例要小于 1',
    Expected.MINUTES: "1 到 {minutes} 之间的整数（分钟）",
    Expected.MINUTES_OR_ZERO: "0 到 {minutes} 之间的整数（分钟）",
    Expected.WORDS: '词的列表，每个词 1 到 {word} 个字，像 ["修路", "水沟"] 这样',
    Expected.CROPS: '1 到 {crops} 个词的列表，每个词 1 到 {word} 个字，像 ["甘蔗", "李子"] 这样',
    Expected.TIME_OF_DAY: '几点几分，像 "19:00" 这样',
    Expected.LISTEN: '一个 IP 地址和端口，像 "127.0.0.1:9464" 这样；不用就留空',
    Expected.LOG_FORMAT: '"plain" 或 "json"',
    Expected.FOLDER: "一个文件夹的名字",
    Expected.DAY_OF_MONTH: "每月几号，1 到 {month}",
    Expected.CHAT_ID: "群或频道的编号，是负数，0 表示没有",
    Expected.CLOCK_SOURCE: '"system" 或 "simulator"',
    Expected.LOOPBACK: "system：只有 telegram.base_url 指向本机的模拟器时，才能用 simulator",
    Expected.LOG_FILE: "日志文件的名字，像 lianxin.log 这样；不用就空着",
    Expected.SECTION: "一节，用 [名称] 开头",
}

_EXPECTED_EN: Final[Mapping[Expected, str]] = {
    Expected.TOKEN: "the token from BotFather, such as 123456789:ABC…",
    Expected.USERNAME: "the bot's username, 4 to 32 letters, digits or underscores, or empty",
    Expected.BASE_URL: "an address that begins with http:// or https:// and ends in /bot",
    Expected.MODE: '"polling" or "webhook"',
    Expected.PUBLIC_URL: "an address that Telegram reaches, such as https://lianxin.example.org/telegram, "
    "on port 443, 80, 88 or 8443",
    Expected.CONNECTIONS: "a whole number, 1 to {connections}",
    Expected.IN_FLIGHT: "a whole number, 1 to {in_flight}",
    Expected.KILOBYTES: "a whole number of kilobytes, 1 to {kilobytes}",
    Expected.PROXY: "the proxy's address, such as http://127.0.0.1:8080, or empty",
    Expected.TELEGRAM_ID: "somebody's user id on Telegram, or 0",
    Expected.RATE: "messages per second, 0 to {rate}; 0 means no limit",
    Expected.VILLAGE_NAME: "the village's name, 1 to {name} characters",
    Expected.TIMEZONE: "the name of a time zone, such as Asia/Shanghai",
    Expected.LOCALE: '"zh_CN", "en", or another language in bot/texts/locale',
    Expected.ROSTER_FILE: "the name of a roster's file, such as roster.xlsx, or empty",
    Expected.VILLAGE_KEY: "a village's short name: 1 to {key} small letters, digits, - and _, such as nalang",
    Expected.TOKEN_VARIABLE: "the name of an environment variable that is set to the token",
    Expected.STORAGE_URL: "sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE",
    Expected.DIRECT_URL: "postgresql://USER:PASSWORD@HOST/DATABASE, or empty",
    Expected.DAYS: "a whole number of days, 1 to {days}",
    Expected.RETENTION_DAYS: "a whole number of days, 1 to {retention}",
    Expected.TOKEN_FILE: "a file with the token that only its owner may read (chmod 600), or empty",
    Expected.DAYS_BEFORE: "a list of days, such as [2, 1], each fewer than commitment.days",
    Expected.HOURS: "a whole number of hours, 1 to {hours}",
    Expected.COUNT: "a whole number, 0 to {days}",
    Expected.VISITS: "a whole number from 1 to {visits} (visits)",
    Expected.TEXTS: "a list of texts, each 1 to {text} characters",
    Expected.PROCEDURE: "a part for each procedure, headed [[paperwork.procedures]], {procedures} at most",
    Expected.PROCEDURE_NAME: "a procedure's name, 1 to {procedure} characters, unlike the others",
    Expected.PAPERS: 'a list of at most {papers} papers, each 1 to {paper} characters, such as ["ID card"]',
    Expected.OFFICE: "the name of an office or of what it gives out, {office} characters at most",
    Expected.SECONDERS: "a whole number of households, 0 to {seconders}; 0: nobody need second",
    Expected.DELIBERATION_MODE: '"simple" or "four_steps"',
    Expected.DELIBERATION_STAGES: (
        "some of seconded, put_forward, consulted, reviewed, discussed, none twice; empty: the mode's"
    ),
    Expected.SHARE: 'a fraction such as "2/3", above 0 and at most 1; a majority below 1',
    Expected.MINUTES: "a whole number of minutes, 1 to {minutes}",
    Expected.MINUTES_OR_ZERO: "a whole number of minutes, 0 to {minutes}",
    Expected.WORDS: 'a list of words, each 1 to {word} characters, such as ["road", "ditch"]',
    Expected.CROPS: 'a list of 1 to {crops} words, each 1 to {word} characters, such as ["plums", "pigs"]',
    Expected.TIME_OF_DAY: 'hours and minutes, such as "19:00"',
    Expected.LISTEN: 'an IP address and a port, such as "127.0.0.1:9464", or empty',
    Expected.LOG_FORMAT: '"plain" or "json"',
    Expected.FOLDER: "the name of a folder",
    Expected.DAY_OF_MONTH: "a day of the month, 1 to {month}",
    Expected.CHAT_ID: "a group's or channel's id, which is negative, or 0 for none",
    Expected.CLOCK_SOURCE: '"system" or "simulator"',
    Expected.LOOPBACK: "system: the simulator's clock needs a telegram.base_url on this machine",
    Expected.LOG_FILE: "the name of a file, such as lianxin.log, or empty",
    Expected.SECTION: "a section that begins with [name]",
}

_SENTENCES_ZH: Final[Mapping[FaultKind, str]] = {
    FaultKind.FILE_MISSING: "没有这个文件。请把 config.example.toml 复制一份，改好再试。",
    FaultKind.FILE_UNREADABLE: "这个文件读不了（{value}）。请核对它是不是文件、有没有权限。",
    FaultKind.FILE_NOT_UTF8: "第 {line} 行不是 UTF-8 文字。请用 UTF-8 编码重新保存。",
    FaultKind.FILE_NOT_TOML: "第 {line} 行第 {column} 列写得不对。请核对引号、括号、等号。",
    FaultKind.KEY_UNKNOWN: "{key}：没有这个设置。",
    FaultKind.KEY_MISSING: "{key}：还没有填。应为：{expected}。",
    FaultKind.VALUE_WRONG: "{key}：写的是“{value}”，应为：{expected}。",
    FaultKind.TOKEN_EXPOSED: "{key}：令牌写在这个文件里，别人也能读。请运行 chmod 600 {value}。",
    FaultKind.TOKEN_TWICE: "{key}：{value} 用了同一个令牌。一个村一个机器人，请向 BotFather 再要一个。",
    FaultKind.VILLAGE_TWICE: "{key}：有两个村用了这个代号：{value}。请给其中一个换一个。",
    FaultKind.DATABASE_TWICE: "{key}：{value} 用了同一个数据库文件。请给每个村一个自己的。",
    FaultKind.FOR_ALL: "{key}：这是整个程序的设置，只能写在 config.toml 里。",
}

_SENTENCES_EN: Final[Mapping[FaultKind, str]] = {
    FaultKind.FILE_MISSING: "There is no such file. Copy config.example.toml, edit it and try again.",
    FaultKind.FILE_UNREADABLE: "The file cannot be read ({value}). See that it is a file and may be read.",
    FaultKind.FILE_NOT_UTF8: "Line {line} is not UTF-8 text. Save the file again, encoded as UTF-8.",
    FaultKind.FILE_NOT_TOML: "Line {line}, column {column} is not TOML. Check quotes, brackets and =.",
    FaultKind.KEY_UNKNOWN: "{key}: there is no such setting.",
    FaultKind.KEY_MISSING: "{key}: is not filled in. Expected: {expected}.",
    FaultKind.VALUE_WRONG: '{key}: is "{value}". Expected: {expected}.',
    FaultKind.TOKEN_EXPOSED: "{key}: stands in this file, and others may read it. Run: chmod 600 {value}",
    FaultKind.TOKEN_TWICE: "{key}: {value} have the same token. Each village needs a bot of its own: ask "
    "BotFather for another.",
    FaultKind.VILLAGE_TWICE: "{key}: two villages have this key: {value}. Give one of them another.",
    FaultKind.DATABASE_TWICE: "{key}: {value} have the same database file. Give each village its own.",
    FaultKind.FOR_ALL: "{key}: holds for all villages. Its place is config.toml.",
}

_HIDDEN_ZH: Final = "{key}：写得不对，应为：{expected}。"
_HIDDEN_EN: Final = "{key}: is not right. Expected: {expected}."
_NEAREST_ZH: Final = "是不是 {nearest}？"
_NEAREST_EN: Final = " Did you mean {nearest}?"


def sentence(fault: ConfigFault, *, english: bool) -> str:
    """Return the fault in words, with what is expected instead or the key that was probably meant."""
    template = (_SENTENCES_EN if english else _SENTENCES_ZH)[fault.kind]
    if fault.kind is FaultKind.VALUE_WRONG and fault.value is None:
        template = _HIDDEN_EN if english else _HIDDEN_ZH
    if fault.nearest:
        template += _NEAREST_EN if english else _NEAREST_ZH
    expected = ""
    if fault.expected is not None:
        expected = (_EXPECTED_EN if english else _EXPECTED_ZH)[fault.expected].format(**_BOUNDS)
    return template.format(
        key=fault.key,
        value=fault.value,
        expected=expected,
        nearest=fault.nearest,
        line=fault.line,
        column=fault.column,
    )
