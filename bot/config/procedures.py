"""The catalogue of proxy handling (帮办制), unless the configuration lists its own.

What is needed, and how long it takes, differs from county to county: the operator asks the township's service
hall and sets his own.
"""

from typing import Final

PROCEDURES: Final = (
    {
        "name": "医保卡",
        "papers": ("身份证", "户口簿", "一寸照片"),
        "office": "乡镇便民服务中心医保窗口",
        "days": 15,
        "result": "医保卡",
    },
    {
        "name": "医药费报销",
        "papers": ("身份证", "医保卡", "住院发票", "出院小结", "费用清单", "银行卡"),
        "office": "乡镇便民服务中心医保窗口",
        "days": 20,
    },
    {
        "name": "养老保险",
        "papers": ("身份证", "户口簿", "银行卡"),
        "office": "乡镇便民服务中心社保窗口",
        "days": 15,
    },
    {
        "name": "养老金领取认证",
        "papers": ("身份证",),
        "office": "乡镇便民服务中心社保窗口",
        "days": 3,
    },
    {
        "name": "低保",
        "papers": ("申请书", "身份证", "户口簿", "收入证明"),
        "office": "乡镇民政办",
        "days": 30,
        "result": "低保证",
    },
    {
        "name": "临时救助",
        "papers": ("申请书", "身份证", "户口簿"),
        "office": "乡镇民政办",
        "days": 10,
    },
    {
        "name": "残疾证",
        "papers": ("身份证", "户口簿", "两寸照片", "病历"),
        "office": "县残联",
        "days": 30,
        "result": "残疾证",
    },
    {
        "name": "种粮补贴",
        "papers": ("身份证", "银行卡", "承包地证明"),
        "office": "乡镇农业服务中心",
        "days": 20,
    },
    {
        "name": "户籍证明",
        "papers": ("身份证", "户口簿"),
        "office": "派出所户籍窗口",
        "days": 5,
        "result": "户籍证明",
    },
    {
        "name": "建房申请",
        "papers": ("申请书", "身份证", "户口簿", "宅基地证"),
        "office": "乡镇自然资源所",
        "days": 30,
        "result": "建房批复",
    },
)
