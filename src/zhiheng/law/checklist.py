"""What an inspection looks at, line by line, each under its duty of the regulation (Art 22, 23, 29)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .finding import Finding, holds

ANSWERS = ("met", "not", "none")


class Line(NamedTuple):
    """One line; ``duty`` leads to the article that it rests on."""

    id: str
    title: str
    duty: str


LINES = (
    Line("account", "奖金单独核算、专款专用", "prize_use"),
    Line("purposes", "支出都在办法所列用途之内", "prize_use"),
    Line("vouchers", "凭证齐全，一证一用", "prize_use"),
    Line("balance", "账面结余与登记一致", "prize_use"),
    Line("title", "宣传荣誉标明获奖时间，证书、奖杯保管妥善", "certificate"),
    Line("model", "持续实施卓越绩效模式，参加推广计划", "keep_up"),
)
BY_ID = {x.id: x for x in LINES}


def whole(article: str, answers: Mapping[str, str], lines: Sequence[Line] = LINES) -> Finding:
    """Every line has one of the answers, and nothing else is answered."""
    wrong = sorted(set(answers) - {x.id for x in lines})
    open_ = [x.title for x in lines if answers.get(x.id) not in ANSWERS]
    return holds(
        not wrong and not open_, "checklist_whole", article, open=open_ or wrong, argument="checklist"
    )


def explained(
    article: str, answers: Mapping[str, str], found: Sequence[str], lines: Sequence[Line] = LINES
) -> Finding:
    """A line that is not met says what was found; nothing is found under a line that is met."""
    bad = {k for k, v in answers.items() if v == "not"}
    titles = {x.id: x.title for x in lines}
    left = [titles.get(k, k) for k in sorted(bad ^ set(found))]
    return holds(not left, "checklist_explained", article, open=left, argument="findings")
