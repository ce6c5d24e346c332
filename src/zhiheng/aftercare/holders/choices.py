"""Choices of a change of holder, in words."""

from __future__ import annotations

SORTS = {"renamed": "更名", "absorbed": "合并或改制", "split": "分立"}
