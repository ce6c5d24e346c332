"""Kinds of documents: a paper issued, a letter sent or received."""

from __future__ import annotations

from zhiheng.access.kinds import DONE, Kind, State, declare

KEPT = State("kept", "已存档", DONE)
SENT = State("sent", "已发出", DONE)
DELIVERED = State("delivered", "已送达", DONE)

PAPER = Kind("paper", "文书", states=(KEPT, SENT, DELIVERED), help="enter-a-letter")

RECEIVED = State("received", "已收到", DONE)

LETTER = Kind("letter", "收发文", states=(RECEIVED, SENT, DELIVERED), help="enter-a-letter")

declare(PAPER, LETTER)
