"""Kinds of qualification: a department's check, the round of supplement."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, TODO, Kind, State, declare

ASKED = State("asked", "待答复", TODO)
ENTERED = State("entered", "已代录，待复核", TODO)
ANSWERED = State("answered", "已答复", DONE)

QUERY = Kind(
    "query",
    "核查",
    states=(ASKED, ENTERED, ANSWERED),
    list="queries",
    help="ask-departments",
    due="due",
    entrusted=True,
)


SUPPLEMENT = Kind("supplement", "补正", states=(ASKED, ANSWERED), help="apply", due="due")

declare(QUERY, SUPPLEMENT)
