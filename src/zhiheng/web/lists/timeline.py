"""What happened to an object, from the ledger."""

from __future__ import annotations

from typing import Any

from zhiheng.access import acts, viewer
from zhiheng.access.secrecy import reads_names
from zhiheng.ledger import selectors as ledger
from zhiheng.web.frame.parts import Event

from . import tables


def titles() -> dict[str, str]:
    """Chinese title of each act."""
    return {name: p.act.title for name, p in acts.table().items()}


def of_object(by: viewer.Viewer, obj: Any) -> tuple[Event, ...]:
    """Acts on an object, newest first; names of people for the office and supervision alone."""
    rows = ledger.timeline([obj.ref])
    names = viewer.named({b["by"] for b in rows}) if reads_names(by, obj.award_of) else {}
    return tables.events(rows, names, titles())
