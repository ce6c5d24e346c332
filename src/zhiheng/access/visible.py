"""What one may know of: a rule per model that narrows every selector in SQL. Apps declare the rule of
their models.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from .kinds import REGISTRY
from .models import Appointment, Award, Subject
from .offices import STAFF as STAFF
from .viewer import Viewer

M = TypeVar("M", bound=Subject)
Narrow = Callable[[Viewer, "QuerySet[M]"], "QuerySet[M]"]
RULES: dict[type[Subject], Callable[[Viewer, QuerySet[Subject]], QuerySet[Subject]]] = {}
KINDS: dict[str, type[Subject]] = {}


def rule(model: type[M]) -> Callable[[Narrow[M]], Narrow[M]]:
    """Declare who may know of a model's rows."""

    def declare(narrow: Narrow[M]) -> Narrow[M]:
        RULES[model] = narrow  # type: ignore[assignment]  # reason: one table for all models
        KINDS[model.kind.name] = model
        return narrow

    return declare


def visible(by: Viewer, rows: QuerySet[M]) -> QuerySet[M]:
    """Only the rows somebody may know of. A model without a rule shows nothing."""
    narrow = RULES.get(rows.model)
    return narrow(by, rows) if narrow else rows.none()  # type: ignore[return-value]  # reason: as above


def with_relations(rows: Any) -> Any:
    """Join what objects are called by and belong to, so that no row asks again; wide columns of others
    stay behind.
    """
    related = [f.name for f in rows.model._meta.fields if f.is_relation]
    if not related:
        return rows
    related.append(rows.model.award_path)
    if "case" in related:
        related.append("case__organisation")
    joined = rows.model.award_path.split("__")
    wide = [
        f"{'__'.join(joined[: n + 1])}__{name}"
        for n, part in enumerate(joined)
        if part in REGISTRY
        for name in REGISTRY[part].wide
    ]
    return rows.select_related(*related).defer(*wide)


@rule(Award)
def _awards(by: Viewer, rows: QuerySet[Award]) -> QuerySet[Award]:
    return rows.filter(pk__in=by.awards())


@rule(Appointment)
def _appointments(by: Viewer, rows: QuerySet[Appointment]) -> QuerySet[Appointment]:
    """Those who run and watch the award, and everybody their own."""
    return rows.filter(Q(award__in=by.awards(*STAFF)) | Q(user=by.user))
