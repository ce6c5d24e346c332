"""Which award an address speaks of."""

from __future__ import annotations

from django.http import Http404

from zhiheng.access import selectors
from zhiheng.access.acting import Award


def award_of(slug: str) -> Award:
    """The award of an address. Raises Http404."""
    found = selectors.by_slug(slug) if slug else selectors.default_award()
    if found is None:
        raise Http404
    return found
