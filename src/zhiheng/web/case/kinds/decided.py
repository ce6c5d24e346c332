"""From the meeting on: ballots, the notice, objections, the decision, payments, honours, lists, money."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.law import citation, money
from zhiheng.stages.meeting import selectors as meetings
from zhiheng.web.acts.labels import choice
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Link, State, Table

from . import changed, promoted, spent
from .shown import Shown, behalf, cases, day_of, facts, link, people, person, staff, steps

YUAN = "元"
FUNDS = frozenset({"applicant", "office", "supervision", "leading"})


def meeting(by: Viewer, m: Any) -> Shown:
    rows = tuple(
        (
            Link(choice(q.sort), f"/o/question/{q.pk}/"),
            f"{len(q.cases)}家",
            f"至多{q.most}家",
            objects.state(q.state, "question"),
        )
        for q in meetings.questions(m.pk)
    )
    over = m.state == "concluded"
    return Shown(
        "",
        facts(
            ("日期", dates.full(m.on)),
            ("地点", m.place),
            ("应到", f"{len(m.appointed)}人"),
            ("实到", f"{len(m.present)}人"),
            ("列席", "、".join(m.guests)),
            ("代录签到", _sheets(by, m)),
            ("议程", m.agenda),
            ("纪要", m.minutes),
        ),
        steps(
            3 if over else 2 if rows else 1,
            ("召开", dates.short(m.on)),
            ("表决", f"{len(rows)}项" if rows else ""),
            ("形成名单", ""),
        ),
        (Table("表决", ("表决", "候选", "每票", "状态"), rows, "还没有发起表决"),),
        (Link("会议页", "/meeting/"), *((Link("表决结果单", "/meeting/result/"),) if over else ())),
    )


def _sheets(by: Viewer, m: Any) -> str:
    """Sign-in sheets of the room: who entered and who verified them, the one that waits among them."""
    rows = [*m.signed, *([m.entered] if m.entered else [])]
    return "；".join(
        f"{people(by, m, s['members'])}，{behalf(by, m, s['by'], s.get('verified_by', ''), s['document'])}"
        for s in rows
    )


def question(by: Viewer, q: Any) -> Shown:
    """Votes stand here once the ballot is closed and never before; names are those that the reader may
    know.
    """
    closed, sheet, cast = q.state == "closed", q.sheet, meetings.voted(by, q)
    votes = {pk: f"{n}票" for pk, n in q.count.items()} if closed else None
    return Shown(
        "表决结束之前，任何人都看不到票数" if not closed else "",
        facts(
            ("您的选票", State("done", "已投票，不能更改") if cast else None),
            ("表决", choice(q.sort)),
            ("方式", f"{choice(q.mode)}、{choice(q.medium)}"),
            ("每票至多", f"{q.most}家"),
            ("发出", f"{q.issued}张"),
            ("收回", f"{q.returned}张" if closed else ""),
            ("有效", f"{q.valid}张" if closed else ""),
            ("录入的票数", _entered(q) if q.state == "entered" and staff(by, q) else ""),
            (
                "代录",
                behalf(by, q, sheet.get("by", ""), sheet.get("verified_by", ""), sheet.get("document", "")),
            ),
        ),
        steps(2 if closed else 1, ("发出选票", ""), ("投票结束", "")),
        (cases(by, "候选单位", q.cases, votes, "得票"),),
        (
            *((Link("核对投票回执", f"/ballot/{q.pk}/receipt/"),) if cast else ()),
            *((Link("表决结果单", "/meeting/result/"),) if closed else ()),
        ),
    )


def _entered(q: Any) -> str:
    """What a count on paper says before it counts: for those who compare it with the sheet."""
    votes = "，".join(f"{no} {n}票" for no, n in sorted(q.sheet["votes"].items()))
    return f"收回{q.sheet['returned']}张，有效{q.sheet['valid']}张；{votes}"


def notice(by: Viewer, n: Any) -> Shown:
    counted = f"第1—{len(n.days)}个工作日" if n.days else ""
    stopped = f"因中断顺延{n.lost}个工作日" if n.lost else ""
    return Shown(
        f"{dates.full(n.last_day)} 24:00 期满"
        if n.last_day
        else "涉及的年度尚未公布放假安排，公布后确定最后一天",
        facts(
            ("发布", dates.full(n.published)),
            ("最后一天", dates.full(n.last_day)),
            ("计算", counted),
            ("顺延", stopped),
            ("媒体", n.medium),
            ("文号", n.document),
        ),
        steps(
            2 if n.state == "closed" else 1,
            ("发布", dates.short(n.published)),
            ("期满", dates.short(n.last_day) if n.last_day else ""),
        ),
        (cases(by, "公示名单", n.cases),),
        (Link("公示页", f"/{n.edition.award.slug}/notice/"),),
    )


BEATS = {"received": 1, "pursued": 2, "set_aside": 4, "upheld": 4, "dismissed": 4}


def objection(by: Viewer, o: Any) -> Shown:
    """Beats, facts and outcome; who objected is for the office alone, and only where they signed."""
    named = f"{o.name} {o.contact}".strip() if o.signed and by.holds("office", o.award_of) else ""
    done = 3 if o.state == "pursued" and o.investigation else BEATS.get(o.state, 1)
    return Shown(
        "反映人的身份只有办案人员知道",
        facts(
            ("编号", o.number),
            ("收到", dates.moment(o.received_at)),
            ("方式", "署名" if o.signed else "匿名"),
            ("反映人", named),
            ("可查证", "有具体事实" if o.checkable else "没有具体事实"),
            ("反映的事实", o.facts),
            ("附件", f"{len(o.evidence)}件" if o.evidence else ""),
            ("调查记录", o.investigation),
            ("结论", o.conclusion),
            ("办结", dates.moment(o.concluded_at)),
            ("弄虚作假", State("issue", "认定弄虚作假") if o.fraud else None),
        ),
        steps(
            done,
            ("收到", day_of(o.received_at)),
            ("受理", ""),
            ("调查核实", ""),
            ("作出结论", day_of(o.concluded_at)),
        ),
    )


def decision(by: Viewer, d: Any) -> Shown:
    done = {"requested": 1, "entered": 2, "decided": 3}.get(d.state, 1)
    return Shown(
        "" if d.state == "decided" else "等区政府审议确定",
        facts(
            ("请示", d.request),
            ("合法性审核", d.legality),
            ("常务会议", dates.full(d.meeting_on)),
            ("通报日期", dates.full(d.on)),
            ("文号", d.document),
            ("代录", behalf(by, d, d.entered_by, d.verified_by)),
        ),
        steps(
            done,
            ("提请审定", ""),
            ("区政府审议", dates.short(d.meeting_on) if d.meeting_on else ""),
            ("通报", dates.short(d.on) if d.on else ""),
        ),
        (cases(by, "未予确定的单位", d.left_out, {k: str(v) for k, v in d.left_out.items()}, "理由"),)
        if d.left_out
        else (),
    )


def payment(by: Viewer, p: Any) -> Shown:
    paid = p.state == "paid"
    return Shown(
        "" if paid else "须由制单人以外的人复核后拨付",
        facts(
            ("单位", link(by, "case", p.case_id) or p.case.organisation.name),
            ("金额", f"{money.yuan(p.fen)}{YUAN}"),
            ("科目", link(by, "line", p.line_id) or p.line.name),
            ("拨付单号", p.order_no),
            ("制单", person(by, p, p.maker)),
            ("制单时间", dates.moment(p.ordered_at)),
            ("复核", person(by, p, p.checker)),
            ("拨付时间", dates.moment(p.paid_at)),
        ),
        steps(2 if paid else 1, ("制单", day_of(p.ordered_at)), ("复核并拨付", day_of(p.paid_at))),
    )


def honour(by: Viewer, h: Any) -> Shown:
    certified = (Link("证书（公开页）", f"/verify/{h.pk}/"),)
    return Shown(
        f"{dates.full(h.revoked_on)}撤销"
        if h.revoked_on
        else f"有效期至{dates.full(h.valid_through)}"
        if h.valid_through
        else "",
        facts(
            ("单位", h.name),
            ("信用代码", h.uscc),
            ("证书编号", h.number),
            ("届次", link(by, "edition", h.edition) or h.edition_label),
            ("类别", "首次获奖" if h.first_time else "再次获奖"),
            ("获奖日期", dates.full(h.awarded)),
            ("有效期至", dates.full(h.valid_through)),
            ("撤销日期", dates.full(h.revoked_on)),
            ("依据文件", h.regulation),
            ("通报文号", h.document),
            ("申报", link(by, "case", h.case, "打开申报")),
            ("证书", "" if h.certificate else "还没有制发"),
        ),
        tables=(*changed.of_honour(by, h), *promoted.of_honour(by, h), *spent.of_honour(by, h)),
        files=(
            *certified,
            *(
                (Link("奖金使用与检查", f"/funds/?honour={h.pk}"),)
                if h.first_time and by.offices(h.award_of) & FUNDS
                else ()
            ),
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
