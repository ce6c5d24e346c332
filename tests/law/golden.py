"""The golden edition as data: twelve invented organisations, what is known of each, and what must come out.

Facts are in the form of ``law judge``. Codes have a right check digit under a registration area that does not
exist.
"""

from __future__ import annotations

from typing import Any

WAN = 1_000_000
DEADLINE = "2026-05-29"
YEARS = (2023, 2024, 2025)
OFFICE = "评委会办公室"

CODES = {
    "A1": "91999999MA2600001J",
    "A2": "91999999MA2600002M",
    "A3": "91999999MA2600003Q",
    "A4": "91999999MA2600004U",
    "A5": "91999999MA2600005Y",
    "A6": "12999999MA26000067",
    "A7": "12999999MA2600007A",
    "A8": "91999999MA26000088",
    "A9": "91999999MA2600009B",
    "A10": "91999999MA2600010G",
    "A11": "91999999MA2600011K",
    "A12": "91999999MA2600012N",
}
NAMES = {
    "A1": "澄衡信息安全",
    "A2": "豫川水利设计院股份",
    "A3": "金禾生鲜连锁",
    "A4": "瑞恒冷链装备",
    "A5": "中原明德医院",
    "A6": "金水仁和妇儿医院",
    "A7": "育才里小学",
    "A8": "鼎固建设工程",
    "A9": "中原惠民银行金水支行",
    "A10": "云杉软件",
    "A11": "博雅检测认证",
    "A12": "华灿酒店管理",
}
RECOMMENDERS = {
    "科教园区": "A1 A4 A10 A11 A12",
    "花园路街道": "A3 A8 A9",
    "区卫健委": "A5 A6",
    "文化路街道": "A2 A7",
}
RECOMMENDED_BY = {case: by for by, cases in RECOMMENDERS.items() for case in cases.split()}

# Revenue, total profit and operating profit of 2023, 2024, 2025 in 万元.
FIGURES: dict[str, tuple[tuple[int, int, int], ...]] = {
    "A1": ((18_000, 1_500, 1_400), (22_000, 2_100, 2_000), (26_000, 2_900, 2_700)),
    "A2": ((41_000, 3_000, 2_900), (41_500, 3_050, 2_950), (41_200, 3_020, 2_900)),
    "A3": ((98_000, 600, 500), (103_900, 620, 540), (110_100, 650, 580)),
    "A4": ((15_000, 900, 850), (18_000, 1_200, 1_150), (21_500, 1_600, 1_500)),
    "A5": ((9_000, -120, -130), (9_800, 80, 70), (10_600, 210, 200)),
    "A6": ((32_000, 150, 150), (31_500, -340, -340), (33_800, 90, 90)),
    "A7": ((2_600, 0, 0), (2_700, 0, 0), (2_800, 0, 0)),
    "A8": ((240_000, 5_100, 5_000), (241_000, 5_600, 5_500), (239_500, 6_200, 6_100)),
    "A9": ((6_200, 1_900, 1_900), (6_900, 2_100, 2_100), (7_700, 2_400, 2_400)),
    "A10": ((30_000, 3_300, 3_000), (34_500, 4_000, 3_700), (40_200, 4_900, 4_600)),
    "A11": ((8_000, 900, 880), (9_100, 1_050, 1_020), (10_400, 1_230, 1_200)),
    "A12": ((12_000, 90, -60), (13_200, 310, 280), (14_900, 460, 430)),
}

DEPARTMENTS = {
    "no_policy_breach": ("生态环境", "市场监管"),
    "no_missing_licence": ("市场监管",),
    "no_quality_failure": ("市场监管", "卫健"),
    "no_accident": ("应急", "住建", "生态环境"),
    "not_listed": ("市场监管",),
    "no_other_breach": ("税务", "生态环境", "市场监管"),
}
JUDGED = {
    "quality_system": "体系文件齐全，内审与管理评审有记录",
    "model_results": "三年绩效数据与社会贡献有据可查",
    "sector_front": "行业组织与统计部门证明",
    "quality_foundation": "标准、计量、认证与信誉资料齐全",
}

ORGANISATIONS: dict[str, dict[str, Any]] = {
    "A1": {"kind": "民营企业", "established": "2023-05-29"},
    "A2": {"kind": "国有企业", "established": "2023-05-30", "predecessor_established": "1984-07-01"},
    "A5": {"kind": "营利性医疗公司"},
    "A6": {"kind": "事业单位", "non_profit": True},
    "A7": {"kind": "公办学校", "non_profit": True},
    "A9": {"kind": "其他组织（分支机构）"},
}

EVENTS: dict[str, list[dict[str, Any]]] = {
    "A1": [
        {
            "bar": "14(8)",
            "happened": "2024-02-20",
            "dealt": "2024-03-11",
            "minor": True,
            "text": "税务罚款200元",
        }
    ],
    "A3": [
        {"bar": "14(3)", "happened": "2023-04-10", "found": "2023-05-28", "text": "自有品牌抽检不合格"},
        {
            "bar": "14(3)",
            "happened": "2024-05-06",
            "found": "2024-06-12",
            "overturned": True,
            "text": "复检合格",
        },
    ],
    "A4": [
        {"bar": "14(3)", "happened": "2023-05-08", "found": "2023-05-29", "text": "省级抽查不合格，已整改"}
    ],
    "A6": [
        {
            "bar": "14(3)",
            "happened": "2024-03-02",
            "found": "2025-02-18",
            "contested": True,
            "text": "法院判决三成责任",
        }
    ],
    "A8": [{"bar": "14(4)", "happened": "2023-05-20", "found": "2023-08-15", "text": "一人死亡"}],
    "A9": [
        {"bar": "14(8)", "happened": "2024-01-05", "dealt": "2024-06-20", "own": False, "text": "总行被处罚"}
    ],
}
REGISTER: dict[str, list[dict[str, str]]] = {
    "A10": [{"awarded": "2022-05-28"}],
    "A11": [{"awarded": "2022-05-29"}],
}
ADOPTED = {"A7": "2025-05-30"}

# What the office decided with a reason, after the law asked for it.
WORDS: dict[str, dict[str, Any]] = {
    "A1": {
        "rule": "no_other_breach",
        "value": "MET",
        "by": OFFICE,
        "reason": "简易程序，金额200元，当日改正",
    },
    "A2": {
        "rule": "operated_years",
        "value": "MET",
        "by": OFFICE,
        "reason": "改制前后人员、业务、资质整体承继",
    },
    "A12": {"rule": "no_loss", "value": "MET", "by": OFFICE, "reason": "补助与主营业务直接相关"},
}

# What must come out where the office has decided: the rules that are not met, and what is known with them.
REFUSED: dict[str, dict[str, dict[str, Any]]] = {
    "A4": {"no_quality_failure": {"met_from": "2026-05-30", "article": "14(3)"}},
    "A5": {"no_loss": {"met_from": None, "article": "14(5)"}},
    "A7": {"model_years": {"met_from": "2026-05-30", "article": "13(2)"}},
    "A11": {"no_valid_honour": {"met_from": "2026-05-30", "article": "27"}},
}

# Consensus books: per cent of all items, then of the categories or items named, later ones over earlier.
BOOKS: dict[str, list[tuple[int, str]]] = {
    "A1": [(65, "4"), (70, "4.7 4.4.3 4.4.6")],
    "A2": [(60, "4"), (65, "4.1 4.2 4.5 4.6 4.7 4.4.4 4.4.6")],
    "A3": [(60, "4"), (55, "4.6")],
    "A6": [(50, "4"), (55, "4.2.3"), (45, "4.3.3")],
    "A8": [(60, "4"), (65, "4.7.2 4.7.3 4.7.4 4.7.5 4.4.2 4.4.3")],
    "A9": [(45, "4"), (40, "4.7")],
    "A10": [(55, "4"), (60, "4.1 4.2 4.5 4.7 4.4.2 4.4.3")],
    "A12": [(50, "4"), (55, "4.4.6"), (45, "4.4.3")],
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

LISTS = {
    "applied": "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12",
    "qualified": "A1 A2 A3 A6 A8 A9 A10 A12",
    "visited": "A1 A2 A3 A6 A8 A10 A12",
    "proposed": "A1 A2 A3 A6 A8 A10",
    "candidates": "A1 A2 A3 A6 A8 A10",
    "nominated": "A1 A2 A6 A10",
    "for-decision": "A1 A6 A10",
    "winners": "A1 A6 A10",
}
TAGS = {case: frozenset({"first_time", "ordinary", "self_funded"}) for case in NAMES} | {
    "A1": frozenset({"first_time", "specialised", "self_funded"}),
    "A6": frozenset({"first_time", "ordinary", "budget_funded"}),
    "A10": frozenset({"re_award", "ordinary", "self_funded"}),
}

PANEL = [
    ("E1", "leader", "province"),
    ("E2", "deputy", "city"),
    ("E3", "member", "province"),
    ("E4", "member", "city"),
    ("E5", "member", "city"),
    ("E6", "member", "district"),
    ("E7", "member", "district"),
    ("E8", "reserve", "city"),
    ("E9", "reserve", "district"),
]
RECUSED = {"A8": frozenset({"E1"}), "A10": frozenset({"E3"}), "A3": frozenset({"E4", "E5", "E6"})}

APPOINTED = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"]
ABSENT = "C5"
COMMITTEE_RECUSED = {"A10": frozenset({"C9"})}
FIRST_TIME_SLIPS = [
    ("A1", "A2", "A6"),
    ("A1", "A2", "A6"),
    ("A1", "A2", "A6"),
    ("A1", "A2", "A8"),
    ("A1", "A2", "A8"),
    ("A1", "A2", "A3"),
    ("A1", "A6", "A8"),
    ("A1", "A6", "A8"),
]
RE_AWARD_SLIPS = [("A10",)] * 7

NOTICE = ("2026-09-28", "2026-10-10")
AWARDED = "2026-10-26"
BUDGET_FEN = 150_000_000


def facts(case: str, answers: dict[str, str] | None = None, decided: bool = True) -> dict[str, Any]:
    """What is known of one organisation at the qualification; ``decided`` with the office's judgements on
    open points.
    """
    figures = zip(YEARS, FIGURES[case], strict=True)
    words = [{"rule": r, "value": "MET", "by": OFFICE, "reason": why} for r, why in JUDGED.items()]
    return {
        "deadline": DEADLINE,
        "arrived": DEADLINE,
        "organisation": {
            "uscc": CODES[case],
            "kind": "企业",
            "non_profit": False,
            "established": "2012-03-08",
            "in_district": True,
        }
        | ORGANISATIONS.get(case, {}),
        "licences": [{"from": ORGANISATIONS.get(case, {}).get("established", "2012-04-01")}],
        "model_adopted": ADOPTED.get(case, "2024-01-15"),
        "years": [
            {
                "year": y,
                "revenue_fen": r * WAN,
                "profit_total_fen": t * WAN,
                "profit_operating_fen": o * WAN,
                "source": "audited",
            }
            for y, (r, t, o) in figures
        ],
        "recommendations": [{"by": RECOMMENDED_BY[case], "on": "2026-05-22", "opinion": "推荐"}],
        "events": [dict(e) for e in EVENTS.get(case, [])],
        "attestations": attestations(case, answers or {}),
        "judgements": words + ([WORDS[case]] if decided and case in WORDS else []),
        "register": [dict(r) for r in REGISTER.get(case, [])],
    }


def attestations(case: str, answers: dict[str, str]) -> list[dict[str, str]]:
    """The departments' answers: 无, but for the tax office on A1's fine and what ``answers`` says of a
    department.
    """
    said = {"A1": {("no_other_breach", "税务"): "有"}}.get(case, {})
    return [
        {"rule": rule, "by": by, "answer": answers.get(by, said.get((rule, by), "无")), "on": "2026-06-18"}
        for rule, departments in DEPARTMENTS.items()
        for by in departments
    ]


def book(case: str, items: list[str]) -> dict[str, int]:
    """Per cent of each item in a case's consensus."""
    percent: dict[str, int] = {}
    for value, names in BOOKS[case]:
        percent |= {i: value for i in items for n in names.split() if i == n or i.startswith(n + ".")}
    return percent
