"""代录: what a body decided outside, entered by one officer from its document and verified by a second.

An entry has no effect before somebody else compared it with the scan; whoever entered it can neither verify
it nor send it back. The ledger's entry names the body it was done for and its document.
"""

from __future__ import annotations

from typing import Any

from zhiheng.law import budget

from .acting import Acting


def enter(act: Acting[Any], body: str, document: str, **facts: Any) -> None:
    """The first person's entry, from a document of the body; ``facts`` go into the ledger's entry."""
    act.behalf, act.document = body, document
    act.say(**facts)


def verify(act: Acting[Any], body: str, document: str, entered_by: str, **facts: Any) -> None:
    """The second person compared the document with the entry. Raises Refused for the first person."""
    act.require(budget.two_persons(entered_by, act.by.user, act.article))
    act.behalf, act.document = body, document
    act.say(entered_by=entered_by, **facts)


def send_back(act: Acting[Any], entered_by: str, reason: str) -> None:
    """The entry does not agree with the document. Raises Refused for the person who entered it."""
    act.require(budget.two_persons(entered_by, act.by.user, act.article))
    act.say(reason=reason)
