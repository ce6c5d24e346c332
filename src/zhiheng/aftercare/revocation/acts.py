"""Acts on an honour after it was given: from a lead to a decision that is delivered, published and carried
out (Art 24).
"""

from __future__ import annotations

from datetime import datetime

from zhiheng.access import instants
from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.access.viewer import Viewer
from zhiheng.law import revocation as law
from zhiheng.law.finding import Finding, holds
from zhiheng.people import selectors as people
from zhiheng.registry.holders import party
from zhiheng.registry.kinds import HONOUR, REVOKED, STANDING

from . import kinds
from .models import Receipt, Revocation


def chair(revocation: Revocation) -> frozenset[str]:
    """The committee speaks through its chair."""
    return frozenset(f"user/{v.user_id}" for v in people.voters(revocation.award_of) if v.role == "chair")


def owing(revocation: Revocation) -> int:
    """Fen of the prize that have not come back, from the receipts alone."""
    parts = Receipt.objects.filter(revocation=revocation).values_list("fen", flat=True)
    return law.owing(revocation.recovered_fen, list(parts))


def hearing(r: Revocation) -> law.Hearing:
    return law.Hearing(
        instants.day(r.told_at) if r.told_at else None,
        r.served_on,
        instants.day(r.answered_at) if r.answered_at else None,
        r.hearing_on,
        r.waived_on,
        r.opinion_on,
    )


def told_served(revocation: Revocation, at: datetime) -> list[Finding]:
    """What the party says counts from the day on which it had the notice."""
    return [
        holds(
            revocation.served_on is not None,
            "notice_served",
            cite(revocation, "revocation"),
            told=revocation.told_at and instants.day(revocation.told_at),
        )
    ]


def may_revoke(revocation: Revocation, at: datetime) -> list[Finding]:
    return law.heard(hearing(revocation), instants.day(at), cite(revocation, "revocation"))


def may_settle(r: Revocation, at: datetime) -> list[Finding]:
    return law.may_settle(
        owing(r),
        bool(r.court_on),
        r.certificate,
        bool(r.delivered_on),
        bool(r.published_on),
        cite(r, "revocation"),
    )


def unserved(r: Revocation, by: Viewer) -> bool:
    return r.served_on is None


def unheard(r: Revocation, by: Viewer) -> bool:
    return r.served_on is not None and not (r.answered_at or r.hearing_on or r.waived_on)


def unanswered(r: Revocation, by: Viewer) -> bool:
    return not r.answer


def unopined(r: Revocation, by: Viewer) -> bool:
    return r.opinion_on is None


def undelivered(r: Revocation, by: Viewer) -> bool:
    return r.delivered_on is None


def unpublished(r: Revocation, by: Viewer) -> bool:
    return r.published_on is None


def certificate_out(r: Revocation, by: Viewer) -> bool:
    return not r.certificate


def owed(r: Revocation, by: Viewer) -> bool:
    return owing(r) > 0


ON, CITE = kinds.REVOCATION, "revocation"
OPEN = Act(
    "open_revocation",
    "立案核查撤销线索",
    ("office",),
    HONOUR,
    CITE,
    states=(STANDING,),
    todo=False,
    makes=((kinds.REVOCATION, kinds.LEAD),),
    help="revoke",
)
TELL = Act("tell_revocation", "告知拟撤销", ("office",), ON, CITE, states=(kinds.LEAD,), to=kinds.TOLD)
SERVE = Act("serve_revocation", "登记告知书送达", ("office",), ON, CITE, states=(kinds.TOLD,), waits=unserved)
ANSWER = Act(
    "answer_revocation",
    "陈述申辩",
    ("applicant",),
    ON,
    CITE,
    states=(kinds.TOLD,),
    who=party,
    waits=unanswered,
)
HEAR = Act(
    "record_hearing",
    "登记听取意见",
    ("office",),
    ON,
    CITE,
    states=(kinds.TOLD,),
    guard=told_served,
    waits=unheard,
)
WAIVE = Act(
    "record_waiver",
    "登记放弃陈述",
    ("office",),
    ON,
    CITE,
    states=(kinds.TOLD,),
    guard=told_served,
    todo=False,
    waits=unheard,
)
OPINE = Act(
    "give_opinion", "提出撤销意见", ("committee",), ON, CITE, states=(kinds.TOLD,), who=chair, waits=unopined
)
REVOKE = Act(
    "revoke",
    "撤销荣誉称号",
    ("government",),
    ON,
    CITE,
    states=(kinds.TOLD,),
    to=kinds.REVOKED,
    grave=True,
    guard=may_revoke,
    also=((HONOUR, REVOKED),),
)
DROP = Act(
    "drop_revocation",
    "不予撤销",
    ("office",),
    ON,
    CITE,
    states=(kinds.LEAD, kinds.TOLD),
    to=kinds.DROPPED,
    todo=False,
)
DELIVER = Act(
    "deliver_revocation",
    "登记撤销决定送达",
    ("office",),
    ON,
    CITE,
    states=(kinds.REVOKED,),
    waits=undelivered,
)
PUBLISH = Act(
    "publish_revocation", "公布撤销决定", ("office",), ON, CITE, states=(kinds.REVOKED,), waits=unpublished
)
TAKE_BACK = Act(
    "take_back_certificate",
    "收回证书奖杯",
    ("office",),
    ON,
    CITE,
    states=(kinds.REVOKED,),
    waits=certificate_out,
)
VOID = Act(
    "void_certificate",
    "公告证书作废",
    ("office",),
    ON,
    CITE,
    states=(kinds.REVOKED,),
    todo=False,
    waits=certificate_out,
)
RECEIVE = Act("receive_recovery", "登记追缴入库", ("office",), ON, CITE, states=(kinds.REVOKED,), waits=owed)
REMIND = Act(
    "remind_recovery", "催缴奖金", ("office",), ON, CITE, states=(kinds.REVOKED,), todo=False, waits=owed
)
COURT = Act(
    "apply_to_court",
    "申请法院强制执行",
    ("office",),
    ON,
    CITE,
    states=(kinds.REVOKED,),
    todo=False,
    waits=owed,
)
SETTLE = Act(
    "settle_revocation",
    "撤销事项办结",
    ("office",),
    ON,
    CITE,
    states=(kinds.REVOKED,),
    to=kinds.SETTLED,
    guard=may_settle,
)
NOTE_TIE = Act(
    "note_tie",
    "登记关联单位",
    ("office",),
    ON,
    CITE,
    states=(kinds.LEAD, kinds.TOLD, kinds.REVOKED),
    todo=False,
    makes=((kinds.TIE, kinds.NOTED),),
)
JUDGE_TIE = Act(
    "judge_tie",
    "认定关联单位是否受限",
    ("government",),
    kinds.TIE,
    CITE,
    states=(kinds.NOTED,),
    outcomes=(
        kinds.TOUCHED,
        kinds.UNTOUCHED,
    ),
)
