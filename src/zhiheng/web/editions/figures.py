"""An edition in pictures: how many stand on each list and why the others left, what became of each budget
line.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhiheng.access.acting import find
from zhiheng.access.offices import PAYERS, STAFF
from zhiheng.access.refusals import Forbidden
from zhiheng.costs import selectors as costs
from zhiheng.costs.kinds import COMMITTED
from zhiheng.editions import selectors as editions
from zhiheng.editions.kinds import BUDGET_LINE, EDITION, NAME_LIST
from zhiheng.law import budget, citation, money
from zhiheng.law.instrument import Instrument
from zhiheng.stages.decision import selectors as decisions
from zhiheng.stages.decision.kinds import ORDERED
from zhiheng.web.frame import rendering
from zhiheng.web.frame.parts import Cells, Cite, Link, Picture, Table
from zhiheng.web.pictures.bars import Bar, bars

from .pages import FiguresPage

NOTHING = "还没有名单和预算。申报截止之后形成第一张名单"
BY_KIND = {
    "screening": "资格审核未通过",
    "review": "得分未达到分数线",
    "list": "没有报评委会审议",
    "meeting": "表决未获通过",
    "notice": "公示期间取消候选资格",
    "decision": "政府未予确定",
}


@require_GET
def figures(request: HttpRequest, pk: str) -> HttpResponse:
    """Each picture with its table beside it; money for those who may know of the budget."""
    by = rendering.viewer_of(request)
    found: Any = find(by, EDITION.ref(pk))
    mine = by.offices(found.award_of)
    if not mine & set(STAFF):
        raise Forbidden()
    rules, lists = editions.rules_of(found), editions.visible_lists(by, found.pk)
    left = _left(found, rules, lists)
    money_ = _budget(found) if mine & set(PAYERS) else None
    shown = FiguresPage(
        title=f"{found.named}图表",
        back=Link(found.named, f"/edition/{found.pk}/"),
        pictures=tuple(p for p in (_funnel(rules, lists), money_) if p),
        table=left if lists else None,
        empty=NOTHING,
    )
    return rendering.page(request, "editions/figures.html", shown.title, shown)


def _funnel(rules: Instrument, lists: list[Any]) -> Picture | None:
    """The name lists in their order: who stands on each, who left since the one before."""
    if not lists:
        return None
    most = Fraction(max(len(x.cases) + len(x.removed) for x in lists))
    drawn = [
        Bar(
            f"{x.position} {x.title}",
            _words(x),
            (("doing", Fraction(len(x.cases))), ("plan", Fraction(len(x.removed)))),
        )
        for x in lists
    ]
    says = f"从{lists[0].title}{len(lists[0].cases)}家到{lists[-1].title}{len(lists[-1].cases)}家"
    rows: list[tuple[Cells, ...]] = [
        (
            Link(x.title, NAME_LIST.address(x.pk)),
            str(len(x.cases)),
            str(len(x.removed)) if x.removed else "——",
            _grouped(rules, x) or "——",
        )
        for x in lists
    ]
    rows += [(s.list_title, "——", "——", "尚未形成") for s in rules.stages[len(lists) :]]
    table = Table("各张名单的家数", ("名单", "列入", "减少", "理由类别"), tuple(rows), numeric=(1, 2))
    return Picture(
        "各张名单的家数", says, bars(drawn, most, says), (("doing", "列入"), ("plan", "比上一张减少")), table
    )


def _words(x: Any) -> str:
    return f"{len(x.cases)}家，减少{len(x.removed)}家" if x.removed else f"{len(x.cases)}家"


def _grouped(rules: Instrument, x: Any) -> str:
    return "；".join(f"{title}{len(gone)}家" for title, gone in _groups(rules, x).items())


def _groups(rules: Instrument, x: Any) -> dict[str, list[dict[str, str]]]:
    """Those who left a list, by the kind of their reason: the article says which."""
    made: dict[str, list[dict[str, str]]] = {}
    for r in x.removed:
        made.setdefault(_kind(rules, x.stage, r["article"]), []).append(r)
    return made


def _kind(rules: Instrument, stage: str, article: str) -> str:
    if article in {c.art for c in rules.conditions}:
        return "不符合申报条件"
    return (
        "有不得申报的情形"
        if article in {b.art for b in rules.bars}
        else BY_KIND.get(rules.stage(stage).kind, "其他")
    )


def _left(found: Any, rules: Instrument, lists: list[Any]) -> Table:
    """Who left at which list, by the kind of reason, with every article."""
    names = editions.case_names(found.pk)
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            x.title,
            title,
            str(len(gone)),
            tuple(Link(" ".join(names[r["case"]]), f"/case/{r['case']}/") for r in gone),
            tuple(Cite(citation.article(a)) for a in sorted({r["article"] for r in gone})),
        )
        for x in lists
        for title, gone in _groups(rules, x).items()
    )
    return Table(
        "谁在哪一张名单上减少",
        ("名单", "理由类别", "家数", "单位", "依据"),
        rows,
        "还没有单位减少",
        numeric=(2,),
    )


def _budget(found: Any) -> Picture | None:
    """Each line to the fen: approved, paid, ordered and not yet paid, left."""
    lines = editions.budget_lines(found.pk)
    if not lines:
        return None
    held = dict.fromkeys((x.pk for x in lines), 0)
    for p in decisions.payments(found.pk):
        held[p.line_id] += p.fen if p.state == ORDERED else 0
    for c in costs.of_edition(found.pk):
        held[c.line_id] += c.fen if c.state == COMMITTED else 0
    left = {x.pk: budget.left(x.fen, x.spent_fen, held[x.pk]) for x in lines}
    drawn = [
        Bar(
            x.name,
            f"余{money.yuan(left[x.pk])}元",
            (("done", Fraction(x.spent_fen, x.fen)), ("plan", Fraction(held[x.pk], x.fen))),
        )
        for x in lines
    ]
    says = "；".join(f"{x.name}批复{money.yuan(x.fen)}元，余{money.yuan(left[x.pk])}元" for x in lines)
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(x.name, BUDGET_LINE.address(x.pk)),
            *(money.yuan(f) for f in (x.fen, x.spent_fen, held[x.pk], left[x.pk])),
        )
        for x in lines
    )
    sums = (
        sum(x.fen for x in lines),
        sum(x.spent_fen for x in lines),
        sum(held.values()),
        sum(left.values()),
    )
    total: tuple[Cells, ...] = ("合计", *(money.yuan(f) for f in sums))
    table = Table(
        "预算的使用（元）",
        ("科目", "批复", "已付", "已登记未付", "余额"),
        (*rows, total),
        numeric=(1, 2, 3, 4),
    )
    key = (("done", "已付"), ("plan", "已制单未付"), ("frame", "余额"))
    return Picture("预算的使用（元）", says, bars(drawn, Fraction(1), says), key, table)
