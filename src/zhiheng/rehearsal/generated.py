"""A generated edition: invented firms with a spread of outcomes, from a seed."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction
from typing import Any

from zhiheng.law import loader
from zhiheng.law.instrument import Instrument

from . import golden
from .firms import Firm
from .scenario import Days, Objector, Scenario

HEADS = (
    "恒瑞",
    "启明",
    "中原",
    "豫金",
    "华辰",
    "博远",
    "嘉禾",
    "云峰",
    "天诚",
    "立信",
    "东方",
    "金桥",
    "惠民",
    "德润",
    "汇智",
    "同创",
    "鼎新",
    "安澜",
    "长风",
    "正阳",
)
TRADES = (
    ("智能装备有限公司", "3464"),
    ("软件技术有限公司", "6513"),
    ("检测技术有限公司", "7452"),
    ("建设工程有限公司", "4710"),
    ("食品有限公司", "1432"),
    ("物流有限公司", "5910"),
    ("环境科技有限公司", "7721"),
    ("酒店管理有限公司", "6110"),
)


class TooFew(ValueError):
    """Fewer applicants than one more than the places: nothing would be decided."""


def local(rules: Instrument, rows: Any) -> Any:
    """Rows of names with what the instrument calls its government, however deep."""
    if isinstance(rows, str):
        return rows.format(area=rules.area, government=rules.government, place=rules.place)
    return tuple(local(rules, row) for row in rows)


def places(rules: Instrument) -> int:
    """First-time places of all tiers together."""
    return max(q.max for q in rules.quotas if "first_time" in q.where or not q.where)


def days(year: int) -> Days:
    """The golden calendar, in the year wanted."""
    return Days(
        setup=date(year, 3, 2),
        panel=date(year, 3, 16),
        call=date(year, 3, 20),
        deadline=date(year, 5, 29),
        ask=date(year, 6, 1),
        replies=date(year, 6, 12),
        second_reply=date(year, 6, 18),
        qualified=date(year, 6, 26),
        material=date(year, 7, 6),
        material_end=date(year, 7, 24),
        onsite=date(year, 8, 3),
        onsite_end=date(year, 8, 21),
        meeting=date(year, 9, 22),
        recheck=date(year, 9, 23),
        notice=date(year, 9, 28),
        after_notice=date(year, 10, 11),
        government=date(year, 10, 20),
        decision=date(year, 10, 26),
    )


def scenario(rules: Instrument, applicants: int, seed: int, year: int = 2026) -> Scenario:
    """Raises TooFew where the applicants would all find a place."""
    need = places(rules) + 1
    if applicants < need:
        raise TooFew(f"at least {need} applicants under {rules.id}")
    draw = random.Random(f"{rules.id}:{applicants}:{seed}")  # noqa: S311 — reproducible on purpose
    spare = applicants - need
    firms = tuple(firm(n, draw, year, outcome(n, need, spare, draw), rules) for n in range(1, applicants + 1))
    return Scenario(
        number=5,
        year=year,
        days=days(year),
        firms=firms,
        recommenders=local(rules, golden.RECOMMENDERS),
        departments=local(rules, golden.DEPARTMENTS),
        by_letter=golden.BY_LETTER,
        experts=experts(rules),
        committee=local(rules, golden.COMMITTEE),
        absent=golden.ABSENT,
        order_reason="兼顾专项名额与行业代表性",
        vacancy_reason="按表决结果，其余名额空缺",
        prize_line="2000万元",
    )


def experts(rules: Instrument) -> tuple[tuple[str, str, str, str], ...]:
    """The golden experts, from the pools that the regulation names."""
    pools = rules.panel.pools
    return tuple(
        (alias, name, pools[n % len(pools)], role) for n, (alias, name, _, role) in enumerate(golden.EXPERTS)
    )


def outcome(n: int, need: int, spare: int, draw: random.Random) -> str:
    """The first ``need`` reach the floor; the others fall at some step or reach it too."""
    if n <= need or spare == 0:
        return "above"
    return draw.choice(("refused", "gate", "floor", "again", "above"))


def firm(n: int, draw: random.Random, year: int, how: str, rules: Instrument) -> Firm:
    trade, industry = draw.choice(TRADES)
    revenue, grows = draw.randrange(3000, 60000), draw.randrange(2, 15)
    years = tuple(
        (revenue * (100 + grows * i) // 100, revenue // 12 + 20 * i, revenue // 14) for i in range(3)
    )
    final = {"floor": 470, "gate": 0}.get(how, 505 + draw.randrange(0, 200) + n % 7)
    return Firm(
        alias=f"A{n}",
        name=f"{HEADS[n % len(HEADS)]}{n}号{trade}",
        industry=industry,
        established=date(2004 + n % 15, 1 + n % 12, 8),
        adopted=date(year - 2, 3, 1) if how != "refused" else date(year, 1, 5),
        recommender=n % len(golden.RECOMMENDERS),
        years=years,
        staff=draw.randrange(60, 3000),
        specialised=draw.random() < 0.4,
        refused=how == "refused",
        won=date(year - 5, 6, 1) if how == "again" else None,
        submit=(9 + n % 12, n % 60, (n * 7) % 60),
        material=Fraction(400 if how == "gate" else max(460, final - 12)),
        final=Fraction(final) + Fraction(n % 4, 4),
    )


def golden_scenario() -> Scenario:
    """The golden edition, under the default instrument."""
    rules = loader.default()
    return Scenario(
        number=4,
        year=2026,
        days=days(2026),
        firms=golden.FIRMS,
        recommenders=local(rules, golden.RECOMMENDERS),
        departments=local(rules, golden.DEPARTMENTS),
        by_letter=golden.BY_LETTER,
        experts=golden.EXPERTS,
        committee=local(rules, golden.COMMITTEE),
        interests=golden.INTERESTS,
        committee_interests=golden.COMMITTEE_INTERESTS,
        substitution=golden.SUBSTITUTION,
        absent=golden.ABSENT,
        slips=golden.SLIPS,
        order_reason=golden.ORDER_REASON,
        vacancy_reason="",
        unsure="A2",
        objections=(
            Objector(
                "A1",
                (date(2026, 9, 30), 10, 20),
                "2024年3月曾被税务处罚，是否影响资格",
                "陈某",
                "dismissed",
                "该处罚为200元简易程序处罚，资格审核时已认定轻微并说明理由，反映不成立",
            ),
            Objector(
                "A2",
                (date(2026, 10, 10), 23, 50),
                "2025年11月6日因环境违法被处罚款，申报时隐瞒，处罚决定书可查",
                "",
                "upheld",
                "经核实，2025年11月6日确有环境行政处罚，申报时未如实说明，属弄虚作假，取消候选资格",
            ),
            Objector(
                "A6",
                (date(2026, 10, 9), 8, 5),
                "听说有问题",
                "",
                "set_aside",
                "匿名且无可查证的具体事实，记录存档",
            ),
        ),
    )
