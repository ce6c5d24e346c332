"""Who reads what of an object that they may know of: its columns' grades, and its kind's statement on each.

Whether somebody may know of an object at all is its rule of sight (``visible``). What of it they read is the
grade of the column (``graded`` beside the model) and the offices that the kind names for that grade. Pages,
the interface and exports ask here and nowhere else.
"""

from __future__ import annotations

from zhiheng.law.secrecy import grade

from .kinds import Kind
from .models import Subject
from .viewer import Viewer

WITH_NAMES = ("office", "supervision")
"""The offices that read who acted by name; everybody else reads in which office."""


def reads(by: Viewer, obj: Subject, column: str) -> bool:
    """May somebody who knows of an object read one of its columns? Raises KeyError for a column it lacks."""
    return reads_grade(by, obj.kind, grade(type(obj), column), obj.award_of)


def reads_grade(by: Viewer, kind: Kind, of: str, award: str | None = None) -> bool:
    """May somebody who knows of objects of a kind read what they hold of a grade, in an award or in any?"""
    offices = kind.read_by(of)
    return offices is None or bool(by.offices(award) & set(offices))


def reads_names(by: Viewer, award: str | None = None) -> bool:
    """May somebody read who acted by name?"""
    return bool(by.offices(award) & set(WITH_NAMES))
