"""What may be taken out of the house: the archive package of a filed edition."""

from __future__ import annotations

from zhiheng.access.refusals import Unknown
from zhiheng.access.viewer import Viewer
from zhiheng.editions.models import Edition

from .package import NotFiled, package

__all__ = ["NotFiled", "archive"]


def archive(by: Viewer, edition: Edition) -> bytes:
    """The package for the office and supervision of its award. Raises Unknown for others, NotFiled."""
    if not by.offices(edition.award_of) & {"office", "supervision"}:
        raise Unknown()
    return package(edition)
