"""Acts that issue papers."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acting import cite
from zhiheng.access.acts import Act
from zhiheng.law.finding import Finding, holds, not_met
from zhiheng.registry.models import Honour


def not_issued(honour: Honour, at: datetime) -> list[Finding]:
    """A certificate is issued once; winners of editions before this system got theirs in their time."""
    if not honour.edition:
        return [not_met("certificate_earlier", cite(honour, "certificate"))]
    return [holds(not honour.certificate, "certificate_once", cite(honour, "certificate"))]


CERTIFY = Act("issue_certificate", "制发证书", ("office",), "honour", "certificate", states=("standing",), guard=not_issued)
REISSUE = Act("reissue_certificate", "补发证书", ("office",), "honour", "certificate", states=("standing",), todo=False)
