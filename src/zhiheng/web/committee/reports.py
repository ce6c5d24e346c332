"""The panel's reports as the committee examines them (Art 17(5)): of candidates brought before it, of no
other.
"""

from __future__ import annotations

from typing import Any

from zhiheng.stages.review import selectors as review

from .sitting import Sitting


def of_candidates(h: Sitting) -> dict[str, dict[str, Any]]:
    """Reported consensus by application and stage, as far as the reader may know of it."""
    made: dict[str, dict[str, Any]] = {}
    for c in review.reported(h.by, h.edition.pk):
        made.setdefault(c.case_id, {})[c.stage] = c
    return made
