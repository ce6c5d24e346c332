"""A budget line and what was paid from it; one cost of the review."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.costs import selectors as costs
from zhiheng.law import budget, money
from zhiheng.stages.decision import selectors as decisions
from zhiheng.web.acts.labels import choice
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Cells, Link, Table

from .parts import Shown, facts, link, person, steps

YUAN = "元"


def line(by: Viewer, b: Any) -> Shown:
    """A budget line with what was ordered, committed and paid from it: what is held back is not free any
    more.
    """
    found = [p for p in decisions.payments(b.edition_id) if p.line_id == b.pk]
    spent = costs.of_line(b.pk)
    held = sum(p.fen for p in found if p.state == "ordered") + costs.sums(spent).committed
    left = budget.left(b.fen, b.spent_fen, held)
    return Shown(
        "专款专用，支出不能超过批复" if left else "已全部支出或登记",
        facts(
            ("用途", choice(b.sort)),
            ("批复", f"{money.yuan(b.fen)}{YUAN}"),
            ("已支出", f"{money.yuan(b.spent_fen)}{YUAN}"),
            ("已登记未支付", f"{money.yuan(held)}{YUAN}" if held else ""),
            ("余额", f"{money.yuan(left)}{YUAN}"),
            ("文号", b.document),
        ),
        tables=(_prizes(found),) if b.sort == "prize" else (_kinds(spent), _costs(spent)),
    )


def _prizes(found: list[Any]) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (Link(p.order_no, f"/o/payment/{p.pk}/"), p.case.no, money.yuan(p.fen), objects.state(p.state))
        for p in found
    )
    return Table(
        "拨付", ("单号", "申报编号", f"金额（{YUAN}）", "状态"), rows, "还没有从这一科目拨付", numeric=(2,)
    )


def _kinds(spent: list[Any]) -> Table:
    rows = tuple(
        (choice(sort), money.yuan(s.paid), money.yuan(s.committed))
        for sort, s in costs.by_sort(spent).items()
        if s.paid or s.committed
    )
    return Table(
        "按种类", ("种类", f"已支付（{YUAN}）", f"已登记未支付（{YUAN}）"), rows, "还没有支出", numeric=(1, 2)
    )


def _costs(spent: list[Any]) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(c.document, f"/o/cost/{c.pk}/"),
            choice(c.sort),
            c.payee,
            money.yuan(c.fen),
            dates.full(c.paid_at.date()) if c.paid_at else "——",
            objects.state(c.state, "cost"),
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


def cost(by: Viewer, c: Any) -> Shown:
    done = 1 if c.state == "committed" else 2
    return Shown(
        "由另一人对照单据复核并支付" if c.state == "committed" else "",
        facts(
            ("科目", link(by, "line", c.line_id)),
            ("种类", choice(c.sort)),
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
