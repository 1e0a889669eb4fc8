"""The sentences on faults in Chinese. A pair is: without a hint, with one."""

from collections.abc import Mapping
from typing import Final

from bot.domain.roster_rules import Rule
from bot.roster.faults import FaultCode

SENTENCES_ZH: Final[Mapping[FaultCode | Rule, str | tuple[str, str]]] = {
    FaultCode.FILE_MISSING: "找不到“{value}”，请核对文件名。",
    FaultCode.FILE_EMPTY: "“{value}”是空文件，请重新保存一次。",
    FaultCode.FILE_OLD_XLS: "“{value}”是旧格式（.xls），请在 Excel 里另存为 .xlsx。",
    FaultCode.FILE_ENCRYPTED: "“{value}”设了密码，请取消密码后再保存。",
    FaultCode.FILE_NOT_XLSX: "“{value}”不是 .xlsx 表格，请在 Excel 里另存为 .xlsx。",
    FaultCode.FILE_TOO_LARGE: "“{value}”太大，展开后不能超过 {hint} MB。请只留需要的表再保存。",
    FaultCode.FILE_BROKEN: "“{value}”打不开，可能已损坏。请在 Excel 里打开，另存为一份新的 .xlsx。",
    FaultCode.FOLDER_EMPTY: "“{value}”里没有 .csv 文件，要有 农户.csv 和 干部.csv。",
    FaultCode.CSV_NOT_TEXT: "“{value}”不是 UTF-8 或 GBK 文字，请在 Excel 里另存为 CSV UTF-8。",
    FaultCode.CSV_BROKEN: "这一行读不出来，请检查引号是否成对。",
    FaultCode.SHEET_MISSING: "缺这张表，请照模板补上。",
    FaultCode.SHEET_UNKNOWN: (
        "没有这个名称的表。不用就删掉。",
        "没有这个名称的表，是不是“{hint}”？请改名；不用就删掉。",
    ),
    FaultCode.SHEET_TWICE: "同名的表有两张，请只留一张。",
    FaultCode.TOO_MANY_ROWS: "一张表最多 {hint} 行，请删去下面多余的内容。",
    FaultCode.HEADER_MISSING: "找不到表头，表头要有这些列：{hint}。",
    FaultCode.COLUMN_MISSING: "缺这一列，请照模板补上。",
    FaultCode.COLUMN_UNKNOWN: (
        "没有这个名称的列。不用就删掉，自己记事请用“备注”列。",
        "没有这个名称的列，是不是“{hint}”？请改名；不用就删掉。",
    ),
    FaultCode.COLUMN_TWICE: "这一列出现了两次，请只留一列。",
    FaultCode.EMPTY: "不能空着。合并过的单元格请先拆开，每行都填上。",
    FaultCode.TOO_LONG: "“{value}”太长，最多 {hint} 个字。",
    FaultCode.CONTROL_CHARACTER: "“{value}”里有看不见的字符，请删掉后重新输入。",
    FaultCode.FORMULA_WITHOUT_VALUE: "这里是公式，还没有算出结果。请直接填写内容。",
    FaultCode.CELL_ERROR: "这里显示 {value}，请直接填写内容。",
    FaultCode.GROUP_BAD: "“{value}”不是组别，请只写数字，例如 2。",
    FaultCode.NUMBER_BAD: "“{value}”不是户号，应写成 {hint} 这样：组、短横、顺序号。",
    FaultCode.NUMBER_IS_DATE: (
        "Excel 把户号变成了日期（{value}）。请把这一列设为“文本”格式，再写成 {hint} 这样。"
    ),
    FaultCode.KIND_UNKNOWN: (
        "“{value}”不是类型，请写 普通、种养大户 或 困难户。",
        "“{value}”不是类型，是不是“{hint}”？",
    ),
    FaultCode.HEAD_WITH_PHONE: "这里只写姓名，电话 {value} 请写到“成员”里。",
    FaultCode.MEMBER_NAMELESS: "“{value}”前面缺姓名，每人写成“姓名 电话”。",
    FaultCode.MEMBERS_UNSEPARATED: "“{value}”里不止一个人，请用分号（；）或换行分开。",
    FaultCode.PHONE_BAD: "“{value}”不是电话，请写 11 位手机号，或带区号的座机号。",
    FaultCode.PHONE_ROUNDED: "电话变成了 {value}，后面的数字丢了。请把这一列设为“文本”格式，重新输入。",
    FaultCode.YES_BAD: "“{value}”看不懂，请写 是，或者空着。",
    FaultCode.CENTER_UNKNOWN: (
        "“{value}”不是五个中心之一，请写全称，用顿号（、）分开。",
        "“{value}”不是五个中心之一，是不是“{hint}”？",
    ),
    FaultCode.PHOTO_OF_NOBODY: (
        "照片“{value}”不知道是谁的。文件名要和干部表里的姓名一样，例如 示例干部.jpg。",
        "照片“{value}”不知道是谁的，是不是“{hint}”？文件名要和干部表里的姓名一样。",
    ),
    FaultCode.PHOTO_TWICE: "“{value}”有两张照片，请只留一张。",
    FaultCode.PHOTO_BROKEN: "照片“{value}”打不开，请另存为 .jpg 再放进来。",
    FaultCode.PHOTO_TOO_LARGE: "照片“{value}”太大，最多 {hint} MB。请用手机裁剪一下再放进来。",
    FaultCode.AMOUNT_BAD: "“{value}”不是金额，请只写数字，例如 1234.50。",
    FaultCode.AMOUNT_MISSING: "这一行没有金额，请填上收入或支出。",
    FaultCode.MERGED: "{value} 是合并的单元格，请先拆开，每行都填上。",
    FaultCode.SHEET_SPARE: "文件里只能有一张收支表，请把这张表另存。",
    FaultCode.LEDGER_EMPTY: "一笔收支也没有，请填上再发。",
    FaultCode.WEEKDAY_BAD: "“{value}”不是星期，请写 一、二、三、四、五、六 或 日。",
    Rule.NO_HOUSEHOLDS: "一户也没有，请填上农户。",
    Rule.NUMBER_TWICE: "户号 {value} 和第 {hint} 行重复，请改其中一个。",
    Rule.NUMBER_OF_OTHER_GROUP: "户号 {value} 应以本行组别开头：{hint}-。",
    Rule.MEMBER_TWICE: "一户里有两个“{value}”，请区分开，例如加上“大”“小”。",
    Rule.NO_SECRETARY: "没有支部书记，请在书记那一行写 是。",
    Rule.SECRETARY_TWICE: "支部书记只能有一位，第 {hint} 行已经写了 是。",
    Rule.CADRE_TWICE: "“{value}”和第 {hint} 行同名，请区分开，例如加上“大”“小”。",
    Rule.GROUP_UNKNOWN: "{value} 组没有农户，请核对组别。",
    Rule.PAIRING_TWICE: "第 {hint} 行的干部在同一中心，也包联 {value} 组，请改其中一个。",
    Rule.LEAD_TWICE: "{value}只能有一位负责人，第 {hint} 行已经写了。",
    Rule.HOUSEHOLD_UNKNOWN: "农户表里没有户号 {value}，请核对。",
    Rule.HOUSEHOLD_OF_OTHER_KIND: "{value} 在农户表里的类型不是“{hint}”，请改一处。",
    Rule.SUBSTITUTE_UNKNOWN: "干部表里没有“{value}”，请核对姓名。",
    Rule.SUBSTITUTE_HIMSELF: "“{value}”不能代理自己，请写别的干部。",
    Rule.SUBSTITUTE_TOWNSHIP: "“{value}”是乡镇联系人，不能做代理人，请写村干部。",
    Rule.TOWNSHIP_IN_VILLAGE: "“{value}”是乡镇联系人，这一格请空着。",
    Rule.DUTY_UNKNOWN: "干部表里没有“{value}”，请核对姓名。",
    Rule.DUTY_TOWNSHIP: "“{value}”是乡镇联系人，不值村里的班，请写村干部。",
}
