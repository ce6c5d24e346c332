"""Acts that make papers, send and receive letters, and record their delivery."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.registry.models import Honour

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
    "honour",
    "certificate",
    states=("standing",),
    guard=not_issued,
)
REISSUE = Act(
    "reissue_certificate", "补发证书", ("office",), "honour", "certificate", states=("standing",), todo=False
)


def sent(letter: Letter, at: datetime) -> list[Finding]:
    return [holds(letter.way == "out", "letter_sent", cite(letter, "work_plan"))]


MAKE = Act("make_paper", "出具文书", ("office",), "edition", "work_plan", todo=False)
SEND = Act(
    "send_paper", "登记发出", ("office",), "paper", "work_plan", states=("kept",), to="sent", todo=False
)
DELIVER = Act(
    "record_delivery",
    "登记送达",
    ("office",),
    "letter",
    "work_plan",
    states=("sent",),
    to="delivered",
    guard=sent,
    todo=False,
)
RECEIVE = Act("receive_letter", "登记收文", ("office",), "edition", "work_plan", todo=False)
REPLACE = Act("replace_template", "更换公文模板", ("office",), "award", "work_plan", group="设置", todo=False)
