"""What the page of a review cost shows, and the costs of a line."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.costs import selectors as costs
from zhiheng.costs.choices import SORTS
from zhiheng.costs.kinds import COMMITTED, COST
from zhiheng.editions.kinds import BUDGET_LINE
from zhiheng.law import money
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Cells, Link, Table

from .parts import Shown, facts, link, person, shows, steps

YUAN = "元"


def costs_by_sort(spent: list[Any]) -> Table:
    rows = tuple(
        (SORTS.get(sort, sort), money.yuan(s.paid), money.yuan(s.committed))
        for sort, s in costs.by_sort(spent).items()
        if s.paid or s.committed
    )
    return Table(
        "按种类", ("种类", f"已支付（{YUAN}）", f"已登记未支付（{YUAN}）"), rows, "还没有支出", numeric=(1, 2)
    )


def costs_of(spent: list[Any]) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(c.document, COST.address(c.pk)),
            SORTS.get(c.sort, c.sort),
            c.payee,
            money.yuan(c.fen),
            dates.full(c.paid_at.date()) if c.paid_at else "——",
            objects.state(c.state, COST),
        )
        for c in spent
    )
    return Table(
        "支出",
        ("单据号", "种类", "收款方", f"金额（{YUAN}）", "支付", "状态"),
        rows,
        "还没有支出",
        numeric=(3,),
    )


@shows(COST)
def cost(by: Viewer, c: Any) -> Shown:
    done = 1 if c.state == COMMITTED else 2
    return Shown(
        "由另一人对照单据复核并支付" if c.state == COMMITTED else "",
        facts(
            ("科目", link(by, BUDGET_LINE, c.line_id)),
            ("种类", SORTS.get(c.sort, c.sort)),
            ("收款方", c.payee),
            ("金额", f"{money.yuan(c.fen)}{YUAN}"),
            ("事由", c.purpose),
            ("单据号", c.document),
            ("登记人", person(by, c, c.maker)),
            ("支付人", person(by, c, c.checker)),
            ("撤销理由", c.reason),
        ),
        steps=steps(
            done,
            ("登记", dates.short(c.committed_at.date())),
            ("支付", dates.short(c.paid_at.date()) if c.paid_at else ""),
        ),
    )
