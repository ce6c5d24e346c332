"""Rounds of waiting: who has not done what, since when, by when, and how to reach them; one gatherer for
each round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from zhiheng.access import clock
from zhiheng.access.viewer import Viewer
from zhiheng.applications import selectors as applications
from zhiheng.applications.kinds import RECOMMENDATION
from zhiheng.editions import selectors as editions
from zhiheng.law.instrument import Instrument
from zhiheng.ledger import selectors as ledger
from zhiheng.people import selectors as people
from zhiheng.people.kinds import ORGANISATION
from zhiheng.people.selectors import Contact
from zhiheng.stages.meeting import selectors as meetings
from zhiheng.stages.review import selectors as review
from zhiheng.stages.screening import selectors as screening
from zhiheng.stages.screening.kinds import ASKED
from zhiheng.web.frame import dates
from zhiheng.web.frame.parts import Cells, Link

BEGUN = (
    "ask_recommendation",
    "request_supplement",
    "engage_panel",
    "open_interests",
    "open_books",
    "reconcile",
    "convene",
)
DUTIES = {
    "undertaking": "签署保密廉洁承诺",
    "interest": "申报利害关系",
    "book": "评分并锁定",
    "signature": "签署合议结果",
}
STARTS = {
    "undertaking": "engage_panel",
    "interest": "open_interests",
    "book": "open_books",
    "signature": "reconcile",
}


@dataclass(frozen=True, slots=True)
class Owed:
    """One line of a round. ``group`` is what a group of those concerned may read of it, "" where nothing."""

    who: Cells
    what: str
    since: date | None
    due: date | None
    contacts: tuple[Contact, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of waiting: its lines, the day it is due, and the sentence that asks for it in a group."""

    key: str
    title: str
    note: str
    owed: tuple[Owed, ...]
    asks: str
    into: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What every gatherer needs: whose page it is, of which edition, and when which act began a round."""

    by: Viewer
    edition: Any
    rules: Instrument
    since: Mapping[tuple[str, str], datetime]
    contacts: Mapping[str, Sequence[Contact]]

    def day(self, act: str, *objects: str) -> date | None:
        """The first day on which an act was done on one of some objects; on whatever object where none is
        named.
        """
        found = [
            at
            for (done, about), at in self.since.items()
            if done == act and (not objects or about in objects)
        ]
        return clock.day(min(found)) if found else None


def of(by: Viewer, edition: Any, rules: Instrument) -> list[Round]:
    """Rounds in which somebody is waited for, in the order of the procedure; as many questions for many as
    for few.
    """
    contacts = people.contacts(edition.award_id, "applicant", "recommender", "department")
    asked = Asked(by, edition, rules, ledger.since(edition.ref, BEGUN), contacts)
    made = (
        _applicants(asked),
        _recommenders(asked),
        _departments(asked),
        _supplements(asked),
        *_experts(asked),
        _members(asked),
        _hearings(asked),
    )
    return [r for r in made if r is not None and r.owed]


def _applicants(a: Asked) -> Round | None:
    if editions.stage_kind(a.edition) != "call":
        return None
    called = a.edition.called_on
    owed = [
        Owed(
            Link(o.name, ORGANISATION.address(o.pk)),
            "提交申报",
            max(clock.day(o.made_at), called) if called else clock.day(o.made_at),
            a.edition.deadline,
            tuple(a.contacts.get(o.ref, ())),
        )
        for o in applications.not_handed_in(a.by, a.edition)
    ]
    until = f"{dates.short(a.edition.deadline)} 24:00" if a.edition.deadline else "截止时间"
    return Round(
        "submit",
        "还没有提交的单位",
        "已登记、还没有提交申报；是否申报由单位自愿。没有提交的内容办公室看不到",
        tuple(owed),
        f"{a.edition.named}申报{until} 截止，以系统收到完整材料的时间为准。"
        "已登记、还没有提交的单位，请提前核对并提交，也请留出推荐单位出具意见的时间。"
        "申报不收取任何费用。",
        "申报单位群",
    )


def _recommenders(a: Asked) -> Round:
    owed = [
        Owed(
            Link(r.body.name, RECOMMENDATION.address(r.pk)),
            f"对{r.case.organisation.name}的推荐意见",
            a.day("ask_recommendation", r.ref),
            a.edition.deadline,
            _with_body(a, r.body),
            r.body.name,
        )
        for r in applications.recommendations_open(a.by, a.edition.pk)
    ]
    until = f"请在{dates.short(a.edition.deadline)} 24:00 前" if a.edition.deadline else "请"
    return Round(
        "recommend",
        "还没有办理的推荐",
        "截止时没有推荐意见的，申报不符合条件。请求推荐的单位名称不写入群消息",
        tuple(owed),
        f"{a.edition.named}申报中，以下单位还有推荐请求没有办理，"
        f"{until}登录系统出具推荐意见或退回，也可以来函由办公室代录：",
        "推荐单位群",
    )


def _departments(a: Asked) -> Round:
    found: dict[tuple[str, date], list[Any]] = {}
    for q in screening.queries(a.by, a.edition.pk):
        if q.state == ASKED:
            found.setdefault((q.body_id, q.due), []).append(q)
    owed = [
        Owed(
            Link(rows[0].body.name, f"/queries/?edition={a.edition.pk}&round={rows[0].round}"),
            f"{len(rows)}家申报单位的核查答复",
            min(q.asked_on for q in rows),
            due,
            _with_body(a, rows[0].body),
            f"{rows[0].body.name}（{dates.short(due)}到期）",
        )
        for (_, due), rows in sorted(found.items(), key=lambda r: (r[0][1], r[1][0].body.name))
    ]
    return Round(
        "attest",
        "还没有答复的部门",
        "未答复不视为没有情形",
        tuple(owed),
        f"{a.edition.named}征求意见，以下部门还没有答复，"
        "请登录系统逐项答复“有、无、未查”，也可以来函由办公室代录：",
        "核查部门群",
    )


def _supplements(a: Asked) -> Round:
    return Round(
        "supplement",
        "还没有补正的单位",
        "要求补正的内容只告知本单位，群消息不写单位名称，请逐家电话联系",
        tuple(
            _told(a, s, "补正材料", a.day("request_supplement", s.ref), s.due)
            for s in screening.supplements_open(a.edition.pk)
        ),
        f"{a.edition.named}申报单位如收到补正通知，请在通知写明的期限内登录系统提交补正材料；"
        "不清楚补正内容的，请直接致电办公室。没有收到通知的，不需要办理。",
        "申报单位群",
    )


def _hearings(a: Asked) -> Round:
    return Round(
        "hearing",
        "还没有陈述的单位",
        "告知事项只告知本单位，群消息不写单位名称，请逐家电话联系",
        tuple(
            _told(a, h, "对告知的陈述", clock.day(h.told_at), h.answer_by)
            for h in editions.hearings_open(a.edition.pk)
        ),
        f"{a.edition.named}申报单位如收到办公室告知，可以在告知写明的期限内登录系统陈述和申辩；"
        "需要说明的，请直接致电办公室。没有收到告知的，不需要办理。",
        "申报单位群",
    )


def _told(a: Asked, thing: Any, what: str, since: date | None, due: date) -> Owed:
    """What one applicant alone was told; the group reads no name of it."""
    organisation = thing.case.organisation
    return Owed(
        Link(organisation.name, f"/o/{thing.ref}/"),
        what,
        since,
        due,
        tuple(a.contacts.get(organisation.ref, ())),
    )


def _with_body(a: Asked, body: Any) -> tuple[Contact, ...]:
    """The body's own number first, then the people appointed for it."""
    own = (Contact("", body.telephone, ""),) if body.telephone else ()
    return (*own, *a.contacts.get(body.ref, ()))


def _experts(a: Asked) -> list[Round]:
    """One round for each duty. The group reads names alone: neither of which applicant nor of how many."""
    unfinished = review.unfinished(a.edition.pk)
    known = people.reach(u.user for u in unfinished)
    made = []
    for duty, title in DUTIES.items():
        mine = [u for u in unfinished if u.what == duty and u.user in known]
        owed = tuple(
            _expert(a, u, known[u.user]) for u in sorted(mine, key=lambda u: (u.stage, known[u.user].name))
        )
        due = min((o.due for o in owed if o.due), default=None)
        until = f"请在{dates.short(due)}前" if due else "请"
        says = (
            f"各位评审员还有一步没有办理：{title}。{until}登录系统办理；"
            "遇到困难请致电办公室。请不要在群里谈论申报单位、评分和材料。"
            "以下几位还没有办理："
        )
        made.append(
            Round(duty, f"还没有{title}的评审员", "不列对应的单位；群消息只写姓名", owed, says, "评审组群")
        )
    return made


def _expert(a: Asked, u: review.Unfinished, contact: Contact) -> Owed:
    stage = next((s.title for s in a.rules.stages if s.id == u.stage), "")
    what = f"{stage}{DUTIES[u.what]}" + (f"（{u.n}件）" if u.what != "undertaking" else "")
    return Owed(
        contact.name,
        what,
        a.day(STARTS[u.what], *u.about),
        _planned(a, u.stage or a.edition.stage),
        (contact,),
        contact.name,
    )


def _planned(a: Asked, stage: str) -> date | None:
    """The day before the next stage's planned one: by then this stage's work is done."""
    order, planned = [s.id for s in a.rules.stages], a.edition.plan.get("dates", {})
    later = order[order.index(stage) + 1 :] if stage in order else []
    day = next((d for d in (dates.read(planned.get(s)) for s in later) if d), None)
    return day - timedelta(days=1) if day else None


def _members(a: Asked) -> Round | None:
    """Members who have not signed in. Who has voted is known to nobody, and so is not waited for by name."""
    meeting = meetings.of_edition(a.edition.pk)
    if meeting is None:
        return None
    known = people.reach(meetings.not_signed_in(meeting))
    since = a.day("convene")
    owed = tuple(Owed(c.name, "签到", since, meeting.on, (c,), c.name) for c in known.values())
    note = "表决是否已投，只有本人能看到；这里只列签到"
    return Round(
        "sign_in",
        "还没有签到的委员",
        f"{note}。代录的签到表等待第二人复核" if meeting.entered else note,
        owed,
        f"综合评审会议{dates.with_weekday(meeting.on)}在{meeting.place}召开，"
        "到会委员请登录系统签到；签到后在会议页参加表决，是否已投只有本人能看到。"
        "因故不能到会的，请告知办公室。以下委员还没有签到：",
        "评委会群",
    )
