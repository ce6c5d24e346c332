"""Reading the decision and the payments."""

from __future__ import annotations

from .models import Decision, Payment


def of_edition(edition: str) -> Decision | None:
    return Decision.objects.filter(edition=edition).select_related("edition").first()


def payments(edition: str) -> list[Payment]:
    return list(
        Payment.objects.filter(case__edition=edition).select_related("case", "line").order_by("case__no")
    )
