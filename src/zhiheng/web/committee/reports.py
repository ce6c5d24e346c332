"""The panel's reports as the committee examines them (Art 17(5)): of candidates brought before it, of no other."""

from __future__ import annotations

from typing import Any

from zhiheng.stages.review import selectors as review

from .held import Held


def of_candidates(h: Held) -> dict[str, dict[str, Any]]:
    """Reported consensus by application and stage, for the candidates that the reader may know of.

    Which candidates these are is the policy's word: from the list that brings them to the committee on, and never one
    that the reader is recused from. A book of a single expert is not among what is read here.
    """
    known = {c.pk for c in h.cases}
    made: dict[str, dict[str, Any]] = {}
    for c in review.all_consensus(h.edition.pk):
        if c.case_id in known:
            made.setdefault(c.case_id, {})[c.stage] = c
    return made
