"""Before the review: departments' answers, recommendations, supplements, what an applicant was told."""

from __future__ import annotations

from typing import Any

from zhiheng.access import clock
from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.law import citation
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Cite, Link, State, Table
from zhiheng.web.lists import tables
from zhiheng.web.screening import queries

from .shown import Shown, behalf, day_of, facts, steps

ANSWERS = {"有": State("issue", "有"), "无": State("met", "无"), "未查": State("unk", "未查")}
MATTERS = {"refusal": "不予通过资格审核", "cancellation": "取消候选资格", "revocation": "撤销荣誉"}


def query(by: Viewer, q: Any) -> Shown:
    """One department's check: what it was asked under which article, what it answered, dated facts behind
    a 有.
    """
    rules, today = editions.rules_of(q), clock.day(clock.now(q.case.edition.award))
    rows = tuple(
        (
            Cite(citation.article(rules.rule(r).art)),
            rules.rule(r).title,
            ANSWERS.get(q.answers.get(r, ""), State("todo", "待答复")),
        )
        for r in q.rules
    )
    happened = tuple(_event(e) for e in q.events)
    asked = Table("所问事项与答复", ("条款", "事项", "答复"), rows, head=1)
    answered = q.state == "answered"
    return Shown(
        f"{q.body.name}已于{dates.full(q.on)}答复"
        if answered and q.on
        else ""
        if answered
        else f"等{q.body.name}答复，未答复的不视为没有情形",
        facts(
            ("部门", q.body.name),
            ("轮次", queries.ROUNDS.get(q.round, q.round)),
            ("征求日期", dates.full(q.asked_on)),
            ("截止", dates.full(q.due)),
            ("剩余", None if q.state != "asked" else queries.left(q.due, today)),
            ("电话", None if answered else queries.telephone(q.body)),
            ("答复日期", dates.full(q.on)),
            ("复函文号", q.document),
            ("代录", behalf(by, q, q.entered_by, q.verified_by)),
            ("说明", q.note),
        ),
        steps(
            2 if answered else 1,
            ("征求意见", dates.short(q.asked_on)),
            ("部门答复", day(q.on) if answered else f"{dates.short(q.due)}截止"),
        ),
        (asked, *((Table("情形", ("条款", "日期", "事由"), happened, head=2),) if happened else ())),
    )


def _event(e: dict[str, Any]) -> tuple[Any, ...]:
    when = "、".join(
        f"{word}{dates.plain(str(e[k]))}" for k, word in tables.DATES.items() if word and e.get(k)
    )
    notes = [words for key, words in (("minor", "部门认为轻微"), ("contested", "当事人有异议")) if e.get(key)]
    notes += ["并非本单位行为"] if e.get("own") is False else []
    text = str(e.get("text", "")) + (f"（{'，'.join(notes)}）" if notes else "")
    return Cite(citation.article(str(e.get("bar", "")))), when or dates.NONE, text or dates.NONE


def day(value: Any) -> str:
    return dates.short(value) if value else ""


def recommendation(by: Viewer, r: Any) -> Shown:
    given = r.state == "given"
    return Shown(
        "" if given else "等推荐单位的意见；申报截止前没有取得推荐的，不符合申报条件",
        facts(
            ("推荐单位", r.body.name),
            ("意见", r.opinion),
            ("理由", r.reason),
            ("日期", dates.full(r.on)),
            ("文号", r.document),
            ("代录", behalf(by, r, r.entered_by, r.verified_by)),
        ),
        steps(
            {"asked": 1, "entered": 2}.get(r.state, 3),
            ("请求推荐", ""),
            ("推荐单位出具意见", day(r.on)),
            ("取得推荐" if given else "退回" if r.state == "returned" else "复核", ""),
        ),
    )


def supplement(by: Viewer, s: Any) -> Shown:
    answered = s.state == "answered"
    return Shown(
        "补正以一轮为限" if answered else f"请在{dates.full(s.due)} 24:00 前补齐；补正以一轮为限",
        facts(
            ("要求", s.asked),
            ("截止", dates.full(s.due)),
            ("答复", s.answer),
            ("附件", f"{len(s.files)}件" if s.files else ""),
            ("答复时间", dates.moment(s.answered_at)),
        ),
        steps(
            2 if answered else 1,
            ("提出要求", ""),
            ("申报单位补正", day_of(s.answered_at) or f"{dates.short(s.due)}截止"),
        ),
    )


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


SORTS = {
    "evidence": "证明材料",
    "self_assessment": "自评报告",
    "licence": "证照",
    "audit": "审计报告",
    "rank": "行业地位证明",
    "other": "其他",
}


def evidence(by: Viewer, e: Any) -> Shown:
    return Shown(
        "",
        facts(
            ("文件名", e.name),
            ("类别", SORTS.get(e.sort, e.sort)),
            ("上传时间", dates.moment(e.added_at)),
            ("散列值", e.blob_id),
        ),
        files=(Link("打开文件", f"/case/{e.case_id}/files/{e.blob_id}/"),) if e.state == "kept" else (),
    )
