"""Reading who is who in the house."""

from __future__ import annotations

from . import kinds
from .models import Appointment, Award, Installation, User


def is_rehearsal() -> bool:
    return Installation.objects.filter(kind="rehearsal").exists()


def default_award() -> Award | None:
    return Award.objects.order_by("-default", "slug").first()


def first_award(awards: list[str]) -> Award | None:
    return Award.objects.filter(pk__in=awards).order_by("-default", "slug").first()


def by_slug(slug: str) -> Award | None:
    return Award.objects.filter(slug=slug).first()


def awards() -> list[Award]:
    return list(Award.objects.order_by("-default", "slug"))


def by_login(login: str) -> User | None:
    return User.objects.filter(login=login, is_active=True).first()


def cast() -> list[tuple[str, str, str, list[str], str]]:
    """Everybody with a running office: login, name, alias, offices, award."""
    rows: dict[tuple[str, str], tuple[str, str, str, list[str], str]] = {}
    found = (
        Appointment.objects.filter(state=kinds.RUNNING)
        .select_related("user", "award")
        .order_by("-award__default", "award__slug", "user__login")
    )
    for a in found:
        row = rows.setdefault(
            (a.award_id, a.user_id), (a.user.login, a.user.name, a.user.alias, [], a.award.name)
        )
        if a.office not in row[3]:
            row[3].append(a.office)
    return list(rows.values())


def offset_ms(award: str) -> int:
    """A rehearsal clock's offset; nought in a real house."""
    return Award.objects.filter(pk=award).values_list("offset_ms", flat=True).get()


def award(pk: str) -> Award:
    return Award.objects.get(pk=pk)
