"""Who sits on the committee: three classes, and the posts that the regulation names (Art 8)."""

from __future__ import annotations

from collections.abc import Iterable

from .finding import Finding, holds
from .instrument import Instrument

CLASSES = ("government", "academic", "enterprise")


def classes(present: Iterable[str], article: str) -> Finding:
    """Each class has somebody; a missing one is a warning, since the regulation gives no number."""
    missing = [c for c in CLASSES if c not in set(present)]
    return holds(not missing, "committee_classes", article, missing=missing)


def posts(instrument: Instrument, held: Iterable[tuple[str, str]]) -> Finding:
    """Each post that sits by its office is held by somebody, as (role, post in words) of those appointed now.

    A post is told by its role, since people write it in many ways; where a role has several, as many must be
    there.
    """
    roles = [role for role, _ in held]
    wanted = [(p.role, p.post) for p in instrument.posts]
    missing = [
        post
        for n, (role, post) in enumerate(wanted)
        if roles.count(role) <= sum(r == role for r, _ in wanted[:n])
    ]
    return holds(not missing, "committee_posts", instrument.cite("committee"), missing=missing)
