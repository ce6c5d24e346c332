"""A prize as it is used up: each purpose against its plan, what is left; entries as lines of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from zhiheng.access import words
from zhiheng.aftercare.funds.kinds import FLAGGED, USE
from zhiheng.law import money
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Cell, Cells, Link, Picture, State, Table

from .bars import Bar, bars

COLUMNS = ("支出", "用途", "金额", "收款方", "凭证", "检查")


def wrong(account: Any, use: Any) -> tuple[Cell, ...]:
    """What a rule or the office finds wrong with an entry."""
    made = [State("issue", words.reason(f)) for f in account.flags.get(use.pk, [])]
    return (*([State("issue", "认定使用不当")] if use.state == FLAGGED else []), *made)


def lines(account: Any, uses: Iterable[Any]) -> tuple[tuple[Cells, ...], ...]:
    return tuple(
        (
            Link(dates.full(u.on), USE.address(u.pk)),
            u.purpose,
            money.yuan(u.fen),
            u.payee,
            "有" if u.voucher else "没有",
            wrong(account, u) or State("met", "没有问题"),
        )
        for u in uses
    )


def by_purpose(title: str, prize: int, sums: Mapping[str, int], plan: Mapping[str, int]) -> Picture:
    """Bars on the scale of the prize; the mark is what was planned. The last bar is what is left."""
    left, most = prize - sum(sums.values()), Fraction(max(prize, *sums.values(), 1))
    drawn = [
        Bar(
            p,
            _words(fen, plan.get(p)),
            (("doing", Fraction(fen)),),
            Fraction(plan[p]) if plan.get(p) else None,
        )
        for p, fen in sums.items()
    ]
    drawn.append(Bar("结余", f"{money.yuan(left)}元", (("done", Fraction(max(left, 0))),)))
    says = f"{title}：奖金{money.yuan(prize)}元，已用{money.yuan(prize - left)}元，结余{money.yuan(left)}元"
    key = (("doing", "已用"), ("done", "结余"), *((("mark", "计划"),) if plan else ()))
    return Picture(title, says, bars(drawn, most, says), key, _table(title, prize, left, sums, plan))


def _words(fen: int, planned: int | None) -> str:
    return f"{money.yuan(fen)}元" + (f"，计划{money.yuan(planned)}元" if planned else "")


def _table(title: str, prize: int, left: int, sums: Mapping[str, int], plan: Mapping[str, int]) -> Table:
    rows: Sequence[tuple[Cells, ...]] = [
        (p, money.yuan(plan[p]) if plan.get(p) else dates.NONE, money.yuan(fen)) for p, fen in sums.items()
    ]
    planned = money.yuan(sum(plan.values())) if plan else dates.NONE
    return Table(
        title,
        ("用途", "计划", "已用"),
        (*rows, ("合计", planned, money.yuan(prize - left)), ("结余", dates.NONE, money.yuan(left))),
        numeric=(1, 2),
    )
