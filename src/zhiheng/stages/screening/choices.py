"""Choices of qualification, in words."""

from __future__ import annotations

ROUNDS = {"qualification": "资格审核", "notice": "公示前复核", "decision": "审定前复核"}
VALUES = {"MET": "符合", "NOT_MET": "不符合"}
