"""Secrecy grade and retention of each column, declared beside the model and checked by a test.

Grades: open (anybody), internal (those who act in the edition), confidential (need to know), secret (nobody
reads it
as such). Retention: 10y, 30y or forever after the edition closed; short for what is no record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T", bound=type)

GRADES = ("open", "internal", "confidential", "secret")
RETENTION = ("short", "10y", "30y", "forever")
DECLARED: dict[str, dict[str, tuple[str, str]]] = {}


def graded(groups: Mapping[str, str]) -> Callable[[T], T]:
    """Declare ``{"grade/retention": "field field …"}`` for a model. Raises ValueError on an unknown grade."""

    def declare(model: T) -> T:
        fields: dict[str, tuple[str, str]] = {}
        for group, names in groups.items():
            grade, _, retention = group.partition("/")
            if grade not in GRADES or retention not in RETENTION:
                raise ValueError(f"{model.__name__}: {group}")
            fields |= dict.fromkeys(names.split(), (grade, retention))
        DECLARED[f"{model.__module__}.{model.__name__}"] = fields
        return model

    return declare


def grade(model: type, field: str) -> str:
    return DECLARED[f"{model.__module__}.{model.__name__}"][field][0]
