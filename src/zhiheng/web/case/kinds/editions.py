"""Name lists, and what an applicant was told before an adverse decision."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Cite
from zhiheng.web.lists import tables

from .parts import Shown, cases, day_of, facts, steps

MATTERS = {"refusal": "不予通过资格审核", "cancellation": "取消候选资格", "revocation": "撤销荣誉"}


def hearing(by: Viewer, h: Any) -> Shown:
    """Told, may answer: nothing adverse before the answer or the end of the time for it."""
    answered = h.state == "answered"
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
