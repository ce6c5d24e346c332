"""Choices of an application, in words."""

from __future__ import annotations

EVIDENCE_SORTS = {
    "evidence": "证明材料",
    "self_assessment": "自评报告",
    "licence": "证照",
    "audit": "审计报告",
    "rank": "行业地位证明",
    "other": "其他",
}
