"""The golden edition's cast: twelve organisations with near-misses on purpose. All invented.

Bodies and posts leave the government's names to the instrument: {area}, {government}, {place}.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from .firms import Firm

D = date
STEADY = ((20000, 1500, 1400), (20500, 1550, 1450), (21000, 1600, 1500))
RECOMMENDERS = ("科教园区管委会", "花园路街道办事处", "{area}卫生健康委员会", "文化路街道办事处")
DEPARTMENTS = (
    ("{area}市场监督管理局", "市场监管", "market"),
    ("{area}应急管理局", "应急", "emergency"),
    ("{area}住房和城乡建设局", "住建", "housing"),
    ("{area}卫生健康委员会", "卫健", "health"),
    ("{area}税务局", "税务", "tax"),
    ("生态环境{place}分局", "生态环境", "environment"),
)
BY_LETTER = ("税务", "生态环境")

FIRMS = (
    Firm(
        "A1",
        "澄衡信息安全技术有限公司",
        "6440",
        D(2023, 5, 29),
        D(2023, 9, 1),
        0,
        staff=320,
        specialised=True,
        years=((18000, 1800, 1700), (22000, 2300, 2200), (26000, 3000, 2900)),
        claims="2024年3月11日因逾期申报被处200元罚款，已缴清",
        events={
            "税务": [
                {
                    "bar": "14(8)",
                    "dealt": "2024-03-11",
                    "happened": "2024-02-20",
                    "minor": True,
                    "text": "逾期申报，罚款200元，简易程序",
                }
            ]
        },
        answers={"税务": {"no_other_breach": "有"}},
        judged={
            "no_other_breach": "简易程序处罚、数额轻微、已缴清，不属于第十四条第（八）项所指情形（口径32）"
        },
        submit=(9, 12, 5),
        material=Fraction(655),
        final=Fraction(2685, 4),
    ),
    Firm(
        "A2",
        "豫川水利设计院股份有限公司",
        "7484",
        D(2023, 5, 30),
        D(2019, 4, 2),
        3,
        staff=680,
        years=STEADY,
        predecessor=D(1984, 3, 1),
        licence_from=D(2023, 5, 30),
        judged={"operated_years": "改制前后资质、人员、业务连续，设计院自1984年经营至今，认定连续（口径3）"},
        submit=(11, 30, 0),
        material=Fraction(630),
        final=Fraction(1281, 2),
    ),
    Firm(
        "A3",
        "金禾生鲜连锁有限公司",
        "5212",
        D(2011, 8, 15),
        D(2021, 1, 5),
        1,
        staff=1900,
        years=((98000, 800, 700), (101000, 760, 690), (107000, 820, 730)),
        events={
            "市场监管": [
                {"bar": "14(3)", "found": "2023-05-28", "text": "自有品牌抽检不合格"},
                {"bar": "14(3)", "found": "2024-06-18", "overturned": True, "text": "抽检不合格，复检合格"},
            ]
        },
        submit=(15, 2, 44),
        material=Fraction(590),
        final=Fraction(596),
    ),
    Firm(
        "A4",
        "瑞恒冷链装备有限公司",
        "3464",
        D(2015, 2, 10),
        D(2022, 6, 1),
        0,
        staff=260,
        events={"市场监管": [{"bar": "14(3)", "found": "2023-05-29", "text": "省级监督抽查不合格，已整改"}]},
        answers={"市场监管": {"no_quality_failure": "有"}},
        refused=True,
        submit=(16, 20, 0),
    ),
    Firm(
        "A5",
        "中原明德医院有限公司",
        "8411",
        D(2014, 7, 1),
        D(2022, 3, 1),
        2,
        staff=540,
        years=((9000, -120, -150), (9600, 80, 60), (10400, 210, 190)),
        claims="医院属于公益性质，按非营利执行",
        refused=True,
        submit=(10, 40, 31),
    ),
    Firm(
        "A6",
        "金水仁和妇儿医院",
        "8415",
        D(2002, 5, 6),
        D(2020, 10, 8),
        2,
        kind="事业单位",
        staff=900,
        non_profit=True,
        years=((21000, 120, 100), (20500, -340, -360), (21800, 60, 40)),
        claims="2025年2月法院判决承担30%责任，已履行",
        events={
            "卫健": [
                {
                    "bar": "14(3)",
                    "found": "2025-02-17",
                    "contested": True,
                    "text": "医疗损害责任纠纷，承担30%责任",
                }
            ]
        },
        submit=(14, 5, 9),
        material=Fraction(505),
        final=Fraction(500),
    ),
    Firm(
        "A7",
        "育才里小学",
        "8321",
        D(1996, 9, 1),
        D(2025, 5, 30),
        3,
        kind="事业单位",
        staff=140,
        non_profit=True,
        budget_funded=True,
        years=((2100, 0, 0), (2200, 0, 0), (2300, 0, 0)),
        refused=True,
        returned_once=True,
        submit=(8, 58, 20),
    ),
    Firm(
        "A8",
        "鼎固建设工程有限公司",
        "4710",
        D(1999, 11, 20),
        D(2018, 5, 5),
        1,
        staff=2400,
        years=((260000, 8000, 7600), (258000, 8300, 7900), (261000, 8900, 8400)),
        events={
            "住建": [
                {"bar": "14(4)", "happened": "2023-05-20", "found": "2023-08-15", "text": "一般事故，死亡1人"}
            ]
        },
        submit=(17, 45, 0),
        material=Fraction(610),
        final=Fraction(2475, 4),
    ),
    Firm(
        "A9",
        "中原惠民银行金水支行",
        "6621",
        D(2008, 3, 18),
        D(2023, 2, 1),
        1,
        kind="分支机构",
        staff=75,
        events={
            "税务": [
                {"bar": "14(8)", "dealt": "2024-08-01", "own": False, "text": "总行被处罚，非本机构行为"}
            ]
        },
        submit=(9, 50, 0),
        material=Fraction(430),
    ),
    Firm(
        "A10",
        "云杉软件有限公司",
        "6513",
        D(2010, 1, 12),
        D(2016, 6, 1),
        0,
        staff=410,
        won=D(2022, 5, 28),
        submit=(13, 30, 0),
        material=Fraction(580),
        final=Fraction(2355, 4),
    ),
    Firm(
        "A11",
        "博雅检测认证有限公司",
        "7452",
        D(2012, 4, 9),
        D(2017, 3, 1),
        0,
        staff=190,
        won=D(2022, 5, 29),
        refused=True,
        submit=(18, 15, 0),
    ),
    Firm(
        "A12",
        "华灿酒店管理有限公司",
        "6110",
        D(2013, 12, 3),
        D(2021, 9, 9),
        0,
        staff=540,
        years=((15000, 90, -60), (16200, 240, 210), (17500, 330, 300)),
        judged={"no_loss": "2023年营业利润为负系一次性改造所致，利润总额为正，认定不属于亏损（口径6）"},
        submit=(22, 10, 0),
        material=Fraction(495),
        final=Fraction(1999, 4),
    ),
)

EXPERTS = (
    ("E1", "周立衡", "province", "leader"),
    ("E2", "许明远", "city", "deputy"),
    ("E3", "韩清川", "province", "member"),
    ("E4", "孟书宁", "city", "member"),
    ("E5", "罗以安", "city", "member"),
    ("E6", "石怀瑾", "district", "member"),
    ("E7", "丁若水", "district", "member"),
    ("E8", "沈维舟", "city", "reserve"),
    ("E9", "葛听澜", "district", "reserve"),
)
INTERESTS = {
    ("E1", "A8"): ("relative", "妹妹任该公司管理职务"),
    ("E3", "A10"): ("adviser", "2024年为该公司提供咨询"),
    ("E4", "A3"): ("employed", "配偶在该公司任职"),
    ("E5", "A3"): ("shareholder", "持有该公司股份"),
    ("E6", "A3"): ("adviser", "任该公司顾问"),
}
SUBSTITUTION = ("E6", "E8", "A3 可评人员不足五人，由候补递补（口径8）")
COMMITTEE = (
    ("C1", "程砚秋", "分管副{area}长", "government", "chair"),
    ("C2", "贺承平", "{government}办公室副主任", "government", "vice_chair"),
    ("C3", "郑知行", "{area}市场监督管理局局长", "government", "vice_chair"),
    ("C4", "白景行", "{area}人力资源和社会保障局局长", "government", "vice_chair"),
    ("C5", "冯见微", "{area}发展改革委主任", "government", "member"),
    ("C6", "陆致远", "{area}科技和工业信息化局局长", "government", "member"),
    ("C7", "梅咏初", "质量管理教授", "academic", "member"),
    ("C8", "谭若谷", "质量协会专家", "academic", "member"),
    ("C9", "牛知秋", "企业首席质量官", "enterprise", "member"),
)
ABSENT = ("C5",)
COMMITTEE_INTERESTS = {("C9", "A10"): "所在企业是该公司的供应商"}
SLIPS = (
    ("A1", "A2", "A6"),
    ("A1", "A2", "A6"),
    ("A1", "A2", "A6"),
    ("A1", "A2", "A8"),
    ("A1", "A2", "A8"),
    ("A1", "A2", "A8"),
    ("A1", "A6", "A8"),
    ("A1", "A3", "A6"),
)
ORDER_REASON = (
    "A6 为医疗卫生领域唯一达到标准的单位，综合考虑行业代表性，列于得分较高的 A8 之前（A8 得票未过半数）"
)
