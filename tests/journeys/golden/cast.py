"""The golden edition's cast as an outsider writes it down: twelve invented applicants, panel, committee,
and what happens.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

YES, NO = "是", "否"


@dataclass(frozen=True)
class Firm:
    """An applicant.

    ``years`` are (revenue, total profit, operating profit) in 万元, oldest first; ``submits`` is HH:MM.
    """

    alias: str
    name: str
    number: int
    established: str
    adopted: str
    recommender: int
    submits: str
    industry: str
    years: tuple[tuple[int, int, int], ...] = ((20000, 1500, 1400), (20500, 1550, 1450), (21000, 1600, 1500))
    kind: str = "企业"
    staff: int = 200
    non_profit: bool = False
    specialised: bool = False
    budget_funded: bool = False
    more: dict[str, str] = field(default_factory=dict)
    claims: str = "无"

    @property
    def login(self) -> str:
        return f"{self.alias.lower()}@example.invalid"

    @property
    def code(self) -> str:
        """Seventeen characters under a registration area that does not exist, and the check character of
        GB 32100.
        """
        first = f"91999999{self.number:09d}"
        return first + check_character(first)

    def sections(self) -> dict[str, dict[str, str]]:
        """What the contact types, section by section."""
        first = 2023
        figures = {
            f"years.{first + i}.{what}": str(value)
            for i, row in enumerate(self.years)
            for what, value in zip(("revenue", "profit_total", "profit_operating"), row, strict=True)
        }
        return {
            "organisation": {
                "organisation.kind": self.kind,
                "organisation.non_profit": yes(self.non_profit),
                "organisation.established": self.established,
                "organisation.industry": self.industry,
                "organisation.staff": str(self.staff),
                "organisation.specialised": yes(self.specialised),
                "organisation.budget_funded": yes(self.budget_funded),
            }
            | {k: v for k, v in self.more.items() if k.startswith("organisation")},
            "licence": {"licence.main.from": self.more.get("licence.main.from", self.established)},
            "model": {"model.adopted": self.adopted},
            "years": figures,
            "standing": {
                "standing.rank": "上年度主要指标居省内同行业前列，见证明",
                "standing.foundation": "体系认证、标准与信用记录齐全",
            },
            "declaration": {"declaration.bars": self.claims, "declaration.truth": YES},
        }


def yes(flag: bool) -> str:
    return YES if flag else NO


def check_character(first: str) -> str:
    """GB 32100-2015: weights 3^i mod 31 over an alphabet without I, O, S, V, Z."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(alphabet.index(c) * pow(3, i, 31) for i, c in enumerate(first))
    return alphabet[-total % 31]


FIRMS = (
    Firm(
        "A1",
        "澄衡信息安全技术有限公司",
        1,
        "2023-05-29",
        "2023-09-01",
        0,
        "09:12",
        "6440",
        staff=320,
        specialised=True,
        years=((18000, 1800, 1700), (22000, 2300, 2200), (26000, 3000, 2900)),
        claims="2024年3月11日因逾期申报被处200元罚款，已缴清",
    ),
    Firm(
        "A2",
        "豫川水利设计院股份有限公司",
        2,
        "2023-05-30",
        "2019-04-02",
        3,
        "11:30",
        "7484",
        staff=680,
        more={"organisation.predecessor_established": "1984-03-01", "licence.main.from": "2023-05-30"},
    ),
    Firm(
        "A3",
        "金禾生鲜连锁有限公司",
        3,
        "2011-08-15",
        "2021-01-05",
        1,
        "15:02",
        "5212",
        staff=1900,
        years=((98000, 800, 700), (101000, 760, 690), (107000, 820, 730)),
    ),
    Firm("A4", "瑞恒冷链装备有限公司", 4, "2015-02-10", "2022-06-01", 0, "16:20", "3464", staff=260),
    Firm(
        "A5",
        "中原明德医院有限公司",
        5,
        "2014-07-01",
        "2022-03-01",
        2,
        "10:40",
        "8411",
        staff=540,
        years=((9000, -120, -150), (9600, 80, 60), (10400, 210, 190)),
        claims="医院属于公益性质，按非营利执行",
    ),
    Firm(
        "A6",
        "金水仁和妇儿医院",
        6,
        "2002-05-06",
        "2020-10-08",
        2,
        "14:05",
        "8415",
        staff=900,
        kind="事业单位",
        non_profit=True,
        years=((21000, 120, 100), (20500, -340, -360), (21800, 60, 40)),
        claims="2025年2月法院判决承担30%责任，已履行",
    ),
    Firm(
        "A7",
        "育才里小学",
        7,
        "1996-09-01",
        "2025-05-30",
        3,
        "08:58",
        "8321",
        staff=140,
        kind="事业单位",
        non_profit=True,
        budget_funded=True,
        years=((2100, 0, 0), (2200, 0, 0), (2300, 0, 0)),
    ),
    Firm(
        "A8",
        "鼎固建设工程有限公司",
        8,
        "1999-11-20",
        "2018-05-05",
        1,
        "17:45",
        "4710",
        staff=2400,
        years=((260000, 8000, 7600), (258000, 8300, 7900), (261000, 8900, 8400)),
    ),
    Firm(
        "A9",
        "中原惠民银行金水支行",
        9,
        "2008-03-18",
        "2023-02-01",
        1,
        "09:50",
        "6621",
        staff=75,
        kind="分支机构",
    ),
    Firm("A10", "云杉软件有限公司", 10, "2010-01-12", "2016-06-01", 0, "13:30", "6513", staff=410),
    Firm("A11", "博雅检测认证有限公司", 11, "2012-04-09", "2017-03-01", 0, "18:15", "7452", staff=190),
    Firm(
        "A12",
        "华灿酒店管理有限公司",
        12,
        "2013-12-03",
        "2021-09-09",
        0,
        "22:10",
        "6110",
        staff=540,
        years=((15000, 90, -60), (16200, 240, 210), (17500, 330, 300)),
    ),
)
NAMES = {f.alias: f.name for f in FIRMS}
RECOMMENDERS = ("科教园区管委会", "花园路街道办事处", "区卫生健康委员会", "文化路街道办事处")
RETURNED_ONCE = "A7"

OFFLINE = {"区税务局": "tax", "生态环境金水分局": "environment"}
ONLINE = ("market", "emergency", "housing", "health")
FOUND: dict[tuple[str, str], tuple[dict[str, str], list[dict[str, Any]]]] = {
    ("tax", "A1"): (
        {"no_other_breach": "有"},
        [
            {
                "bar": "14(8)",
                "dealt": "2024-03-11",
                "happened": "2024-02-20",
                "minor": YES,
                "text": "逾期申报，罚款200元",
            }
        ],
    ),
    ("tax", "A9"): ({}, [{"bar": "14(8)", "dealt": "2024-08-01", "foreign": YES, "text": "总行被处罚"}]),
    ("market", "A3"): (
        {},
        [
            {"bar": "14(3)", "found": "2023-05-28", "text": "自有品牌抽检不合格"},
            {"bar": "14(3)", "found": "2024-06-18", "overturned": YES, "text": "抽检不合格，复检合格"},
        ],
    ),
    ("market", "A4"): (
        {"no_quality_failure": "有"},
        [{"bar": "14(3)", "found": "2023-05-29", "text": "省级监督抽查不合格，已整改"}],
    ),
    ("health", "A6"): (
        {},
        [{"bar": "14(3)", "found": "2025-02-17", "contested": YES, "text": "医疗损害责任纠纷，承担30%责任"}],
    ),
    ("housing", "A8"): (
        {},
        [{"bar": "14(4)", "happened": "2023-05-20", "found": "2023-08-15", "text": "一般事故，死亡1人"}],
    ),
}
NOT_CHECKED = ("environment", "A2")
REFUSED = ("A4", "A5", "A7", "A11")

PANEL = (
    ("E1", "周立衡", "leader"),
    ("E2", "许明远", "deputy"),
    ("E3", "韩清川", "member"),
    ("E4", "孟书宁", "member"),
    ("E5", "罗以安", "member"),
    ("E6", "石怀瑾", "member"),
    ("E7", "丁若水", "member"),
    ("E8", "沈维舟", "reserve"),
    ("E9", "葛听澜", "reserve"),
)
INTERESTS = {
    ("E1", "A8"): ("relative", "妹妹任该公司管理职务"),
    ("E3", "A10"): ("adviser", "2024年为该公司提供咨询"),
    ("E4", "A3"): ("employed", "配偶在该公司任职"),
    ("E5", "A3"): ("shareholder", "持有该公司股份"),
    ("E6", "A3"): ("adviser", "任该公司顾问"),
}
LEADERS = ("e1", "e2")
# Per cent of all items, then of categories or items, later ones over earlier.
BOOKS: dict[str, tuple[tuple[int, str], ...]] = {
    "A1": ((65, "4"), (70, "4.7 4.4.3 4.4.6")),
    "A2": ((60, "4"), (65, "4.1 4.2 4.5 4.6 4.7 4.4.4 4.4.6")),
    "A3": ((60, "4"), (55, "4.6")),
    "A6": ((50, "4"), (55, "4.2.3"), (45, "4.3.3")),
    "A8": ((60, "4"), (65, "4.7.2 4.7.3 4.7.4 4.7.5 4.4.2 4.4.3")),
    "A9": ((45, "4"), (40, "4.7")),
    "A10": ((55, "4"), (60, "4.1 4.2 4.5 4.7 4.4.2 4.4.3")),
    "A12": ((50, "4"), (55, "4.4.6"), (45, "4.4.3")),
}
TOTALS = {
    "A1": "671.25",
    "A2": "640.5",
    "A3": "596",
    "A6": "500",
    "A8": "618.75",
    "A9": "430",
    "A10": "588.75",
    "A12": "499.75",
}

MEMBERS = ("c1", "c2", "c3", "c4", "c6", "c7", "c8", "c9")
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
LISTS = {
    "1": "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12",
    "2": "A1 A2 A3 A6 A8 A9 A10 A12",
    "3": "A1 A2 A3 A6 A8 A10 A12",
    "4": "A1 A2 A3 A6 A8 A10",
    "5": "A1 A2 A3 A6 A8 A10",
    "6": "A1 A2 A6 A10",
    "7": "A1 A6 A10",
    "8": "A1 A6 A10",
}


def percent(alias: str, item: str) -> str:
    """What a book says of an item."""
    found = ""
    for value, names in BOOKS[alias]:
        if any(item == n or item.startswith(n + ".") for n in names.split()):
            found = str(value)
    return found


def alias_in(text: str) -> str:
    """The applicant whose name stands in a text; fails where there is none or more than one."""
    found = [alias for alias, name in NAMES.items() if name in text]
    assert len(found) == 1, (found, text[:300])
    return found[0]
