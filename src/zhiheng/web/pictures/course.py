"""The edition's course as a Gantt chart: planned, actual, now, and the legal minimum of the notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from zhiheng.web.frame.parts import Picture, Table

from .svg import drawing, element

WIDTH, LEFT, RIGHT, ROW, TOP = 1272.0, 132.0, 150.0, 22.5, 24.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage. Planned, actual and legal spans are (first day, last day); ``state`` is done, now or next."""

    title: str
    state: str
    planned: tuple[date, date] | None = None
    actual: tuple[date, date] | None = None
    legal: tuple[date, date] | None = None
    note: str = ""


def course(bars: Sequence[Bar], today: date) -> Picture | None:
    """None where nothing is planned yet."""
    spans = [s for b in bars for s in (b.planned, b.actual, b.legal) if s]
    if not spans:
        return None
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    scale = _Scale(first - timedelta(days=10), last + timedelta(days=10))
    height = TOP + ROW * len(bars) + 6
    parts = [
        *_months(scale, height),
        *(p for n, b in enumerate(bars) for p in _row(scale, n, b)),
        *_now(scale, today, height),
    ]
    doing = "、".join(b.title for b in bars if b.state == "now") or "没有进行中的阶段"
    says = f"本届进程：{doing}，今天{_md(today)}"
    key = (("plan", "计划"), ("done", "实际"), ("doing", "正在进行"), ("legal", "法定最短期限"))
    return Picture("本届进程", says, drawing(WIDTH, height, says, parts), key, _table(bars))


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.unit = (WIDTH - LEFT - RIGHT) / max(1, (last - first).days)

    def x(self, day: date) -> float:
        return LEFT + (day - self.first).days * self.unit


def _months(scale: _Scale, height: float) -> list[Markup]:
    made, day = [], scale.first.replace(day=1)
    while day <= scale.last:
        if day >= scale.first:
            x = scale.x(day)
            made += [
                element("path", cls="grid", d=f"M{x:.1f} 18V{height:.1f}"),
                element("text", f"{day.month}月", x=x + 5, y=12.0),
            ]
        day = (day + timedelta(days=32)).replace(day=1)
    return made


def _row(scale: _Scale, n: int, bar: Bar) -> list[Markup]:
    y = TOP + ROW * n
    made = [element("text", f"{n + 1} {bar.title}", cls="k", x=0.0, y=y + 12)]
    made += _bar(scale, bar.planned, "plan", y, 15)
    made += _bar(scale, bar.legal, "legal", y, 15)
    made += _bar(scale, bar.actual, "doing" if bar.state == "now" else "done", y + 4.5, 6)
    ends = [s[1] for s in (bar.planned, bar.actual, bar.legal) if s]
    return (
        [*made, element("text", bar.note, x=scale.x(max(ends)) + 10, y=y + 12)] if bar.note and ends else made
    )


def _bar(scale: _Scale, span: tuple[date, date] | None, cls: str, y: float, height: float) -> list[Markup]:
    if span is None:
        return []
    x = scale.x(span[0])
    return [element("rect", cls=cls, x=x, y=y, width=max(7.0, scale.x(span[1]) - x), height=height)]


def _now(scale: _Scale, today: date, height: float) -> list[Markup]:
    if not scale.first <= today <= scale.last:
        return []
    x = scale.x(today)
    return [
        element("path", cls="now", d=f"M{x:.1f} 18V{height:.1f}"),
        element("text", f"今天{_md(today)}", cls="today", x=x - 5, y=height - 2, text_anchor="end"),
    ]


def _md(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _span(span: tuple[date, date] | None) -> str:
    return "——" if span is None else _md(span[0]) if span[0] == span[1] else f"{_md(span[0])}—{_md(span[1])}"


WORDS = {"done": "已完成", "now": "正在进行", "next": "尚未开始"}


def _table(bars: Sequence[Bar]) -> Table:
    rows = tuple(
        (b.title, WORDS[b.state], _span(b.planned), _span(b.actual), _span(b.legal), b.note or "——")
        for b in bars
    )
    return Table("本届进程", ("阶段", "状态", "计划", "实际", "法定最短期限", "说明"), rows)
