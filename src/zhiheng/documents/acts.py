"""Acts that issue papers."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acts import Act
from zhiheng.law.finding import Finding, holds
from zhiheng.registry.models import Honour


def not_issued(honour: Honour, at: datetime) -> list[Finding]:
    return [holds(not honour.certificate, "certificate_once", "29")]


CERTIFY = Act("issue_certificate", "制发证书", ("office",), "honour", "certificate", states=("standing",), guard=not_issued)
REISSUE = Act("reissue_certificate", "补发证书", ("office",), "honour", "certificate", states=("standing",), todo=False)
