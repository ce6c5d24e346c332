"""Choices of an inspection, in words."""

from __future__ import annotations

ANSWERS = {"met": "符合", "not": "不符合", "none": "不适用"}
