"""What the page of an act says beforehand of what will follow by law."""

from __future__ import annotations

from typing import Any

from zhiheng.law import citation, points
from zhiheng.stages.review import selectors as review
from zhiheng.web.frame.parts import Reason


def said(act: str, obj: Any) -> tuple[Reason, ...]:
    """Sentences above the questions, with their article; none for most acts."""
    return SAID[act](obj) if act in SAID else ()


def _propose(edition: Any) -> tuple[Reason, ...]:
    """Who falls below the floor is not on the list, whatever is typed."""
    below = tuple(
        Reason(
            citation.article(b.article),
            f"{b.no} {b.name}得分 {points.shown(points.parse(b.total), b.floor)}，"
            f"未达到 {points.shown(b.floor)} 分，不列入建议名单",
        )
        for b in review.below_floor(edition)
    )
    rest = (
        "其余单位，没有写明不予建议理由的，都列入建议名单"
        if below
        else "各单位得分都达到最低分；没有写明不予建议理由的，都列入建议名单"
    )
    return (*below, Reason("", rest))


SAID = {"propose": _propose}
