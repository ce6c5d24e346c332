"""Acts that make papers, send and receive letters, and record their delivery."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.access.kinds import AWARD
from zhiheng.editions.kinds import EDITION
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.registry.kinds import HONOUR, STANDING
from zhiheng.registry.models import Honour

from . import kinds
from .models import Letter


def not_issued(honour: Honour, at: datetime) -> list[Finding]:
    """A certificate is issued once; winners of editions before this system got theirs in their time."""
    if not honour.edition:
        return [not_met("certificate_earlier", cite(honour, "certificate"))]
    return [holds(not honour.certificate, "certificate_once", cite(honour, "certificate"))]


CERTIFY = Act(
    "issue_certificate",
    "制发证书",
    ("office",),
    HONOUR,
    "certificate",
    states=(STANDING,),
    guard=not_issued,
)
REISSUE = Act(
    "reissue_certificate", "补发证书", ("office",), HONOUR, "certificate", states=(STANDING,), todo=False
)


def sent(letter: Letter, at: datetime) -> list[Finding]:
    return [holds(letter.way == "out", "letter_sent", cite(letter, "work_plan"))]


MAKE = Act(
    "make_paper",
    "出具文书",
    ("office",),
    EDITION,
    "work_plan",
    todo=False,
    makes=((kinds.PAPER, kinds.KEPT),),
)
SEND = Act(
    "send_paper",
    "登记发出",
    ("office",),
    kinds.PAPER,
    "work_plan",
    states=(kinds.KEPT,),
    to=kinds.SENT,
    todo=False,
    makes=((kinds.LETTER, kinds.SENT),),
)
DELIVER = Act(
    "record_delivery",
    "登记送达",
    ("office",),
    kinds.LETTER,
    "work_plan",
    states=(kinds.SENT,),
    to=kinds.DELIVERED,
    guard=sent,
    todo=False,
    also=((kinds.PAPER, kinds.DELIVERED),),
)
RECEIVE = Act(
    "receive_letter",
    "登记收文",
    ("office",),
    EDITION,
    "work_plan",
    todo=False,
    makes=((kinds.LETTER, kinds.RECEIVED),),
)
REPLACE = Act("replace_template", "更换公文模板", ("office",), AWARD, "work_plan", group="设置", todo=False)
