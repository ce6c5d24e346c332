"""What the pages of an edition's parts show: hearing, name list, budget line."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.costs import selectors as costs
from zhiheng.editions import selectors as editions
from zhiheng.editions.choices import LINE_SORTS
from zhiheng.editions.kinds import ANSWERED as HEARING_ANSWERED
from zhiheng.editions.kinds import BUDGET_LINE, HEARING, NAME_LIST
from zhiheng.law import budget, citation, money
from zhiheng.stages.decision import selectors as decisions
from zhiheng.stages.decision.kinds import ORDERED, PAYMENT
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Cells, Cite, Link, Table
from zhiheng.web.lists import tables

from .costs import YUAN, costs_by_sort, costs_of
from .parts import Shown, cases, day_of, facts, shows, steps

MATTERS = {"refusal": "不予通过资格审核", "cancellation": "取消候选资格", "revocation": "撤销荣誉"}


@shows(HEARING)
def hearing(by: Viewer, h: Any) -> Shown:
    """Told, may answer: nothing adverse before the answer or the end of the time for it."""
    answered = h.state == HEARING_ANSWERED
    return Shown(
        "已听取陈述，可以作出决定"
        if answered
        else f"当事人可在{dates.full(h.answer_by)} 24:00 前陈述；在此之前不作决定",
        facts(
            ("事项", MATTERS.get(h.matter, h.matter)),
            ("依据", Cite(citation.article(h.article)) if h.article else None),
            ("告知内容", tables.articles(h.grounds)),
            ("告知时间", dates.moment(h.told_at)),
            ("答复期限", dates.full(h.answer_by)),
            ("陈述", h.answer),
            ("答复时间", dates.moment(h.answered_at)),
        ),
        steps(
            2 if answered else 1,
            ("告知", day_of(h.told_at)),
            ("当事人陈述", day_of(h.answered_at) or f"{dates.short(h.answer_by)}止"),
            ("作出决定", ""),
        ),
    )


@shows(NAME_LIST)
def name_list(by: Viewer, x: Any) -> Shown:
    """A name list with what came and went since the one before, each with reason and article."""
    gone = {r["case"]: f"{r['reason']}（{citation.article(r['article'])}）" for r in x.removed}
    stage = editions.rules_of(x).stage(x.stage).title
    left = (cases(by, "不再列入", gone, gone, "理由与依据"),) if gone else ()
    return Shown(
        "",
        facts(
            ("阶段", stage), ("序", f"第{x.position}张"), ("形成时间", dates.moment(x.at)), ("说明", x.note)
        ),
        tables=(cases(by, "列入的单位", x.cases), *left),
    )


@shows(BUDGET_LINE)
def line(by: Viewer, b: Any) -> Shown:
    """A budget line with what was ordered, committed and paid from it: what is held back is not free any
    more.
    """
    found = [p for p in decisions.payments(b.edition_id) if p.line_id == b.pk]
    spent = costs.of_line(b.pk)
    held = sum(p.fen for p in found if p.state == ORDERED) + costs.sums(spent).committed
    left = budget.left(b.fen, b.spent_fen, held)
    return Shown(
        "专款专用，支出不能超过批复" if left else "已全部支出或登记",
        facts(
            ("用途", LINE_SORTS.get(b.sort, b.sort)),
            ("批复", f"{money.yuan(b.fen)}{YUAN}"),
            ("已支出", f"{money.yuan(b.spent_fen)}{YUAN}"),
            ("已登记未支付", f"{money.yuan(held)}{YUAN}" if held else ""),
            ("余额", f"{money.yuan(left)}{YUAN}"),
            ("文号", b.document),
        ),
        tables=(_prizes(found),) if b.sort == "prize" else (costs_by_sort(spent), costs_of(spent)),
    )


def _prizes(found: list[Any]) -> Table:
    rows: tuple[tuple[Cells, ...], ...] = tuple(
        (
            Link(p.order_no, PAYMENT.address(p.pk)),
            p.case.no,
            money.yuan(p.fen),
            objects.state(p.state, PAYMENT),
        )
        for p in found
    )
    return Table(
        "拨付", ("单号", "申报编号", f"金额（{YUAN}）", "状态"), rows, "还没有从这一科目拨付", numeric=(2,)
    )
