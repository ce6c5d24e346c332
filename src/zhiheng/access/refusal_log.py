"""What was asked for and refused, kept for supervision."""

from __future__ import annotations

from . import clock
from .models import RefusalLog
from .refusals import Refusal


def note(user: str, act: str, ref: str, refusal: Refusal) -> None:
    article = refusal.findings[0].article if refusal.findings else ""
    RefusalLog.objects.create(
        user=user, act=act[:40], object=ref[:60], status=refusal.status, article=article[:20], at=clock.real()
    )
