"""Kinds of the decision: itself and a payment of the prize."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, TODO, Kind, State, declare

REQUESTED = State("requested", "已提请", TODO)
ENTERED = State("entered", "已代录，待复核", TODO)
DECIDED = State("decided", "已决定", DONE)

DECISION = Kind("decision", "决定", states=(REQUESTED, ENTERED, DECIDED), help="decide")

ORDERED = State("ordered", "已制单", DONE)
PAID = State("paid", "已拨付", DONE)

PAYMENT = Kind("payment", "拨付", states=(ORDERED, PAID), help="decide")

declare(DECISION, PAYMENT)
