"""What the pages of the meeting show: itself and a question put to the vote."""

from __future__ import annotations

from typing import Any

from zhiheng.access.viewer import Viewer
from zhiheng.editions.choices import VOTING
from zhiheng.editions.kinds import CONCLUDED
from zhiheng.stages.meeting import selectors as meetings
from zhiheng.stages.meeting.choices import MEDIA, SORTS
from zhiheng.stages.meeting.kinds import CLOSED, MEETING, QUESTION
from zhiheng.stages.meeting.kinds import ENTERED as QUESTION_ENTERED
from zhiheng.web.frame import dates, objects
from zhiheng.web.frame.parts import Link, State, Table

from .parts import Shown, behalf, cases, facts, people, shows, staff, steps


@shows(MEETING)
def meeting(by: Viewer, m: Any) -> Shown:
    rows = tuple(
        (
            Link(SORTS.get(q.sort, q.sort), QUESTION.address(q.pk)),
            f"{len(q.cases)}家",
            f"至多{q.most}家",
            objects.state(q.state, QUESTION),
        )
        for q in meetings.questions(m.pk)
    )
    over = m.state == CONCLUDED
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


@shows(QUESTION)
def question(by: Viewer, q: Any) -> Shown:
    """Votes stand here once the ballot is closed and never before; names are those that the reader may
    know.
    """
    closed, sheet, cast = q.state == CLOSED, q.sheet, meetings.voted(by, q)
    votes = {pk: f"{n}票" for pk, n in q.count.items()} if closed else None
    return Shown(
        "表决结束之前，任何人都看不到票数" if not closed else "",
        facts(
            ("您的选票", State("done", "已投票，不能更改") if cast else None),
            ("表决", SORTS.get(q.sort, q.sort)),
            ("方式", f"{VOTING.get(q.mode, q.mode)}、{MEDIA.get(q.medium, q.medium)}"),
            ("每票至多", f"{q.most}家"),
            ("发出", f"{q.issued}张"),
            ("收回", f"{q.returned}张" if closed else ""),
            ("有效", f"{q.valid}张" if closed else ""),
            ("录入的票数", _entered(q) if q.state == QUESTION_ENTERED and staff(by, q) else ""),
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
