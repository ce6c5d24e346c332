"""The password as proof, before a grave act; and how often it may be guessed."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest

from zhiheng.access import clock, throttle
from zhiheng.access.refusals import NotProven
from zhiheng.law.finding import not_met
from zhiheng.web.frame.guard import address_of
from zhiheng.web.frame.rendering import proven

GUESSES, WINDOW = 10, timedelta(minutes=15)


def limited(request: HttpRequest, login_name: str) -> bool:
    """Too many tries for this name or from this address, whether the name exists or not."""
    address = address_of(request)
    by_name = throttle.too_many(f"login:{login_name.strip().lower()[:60]}", GUESSES, WINDOW)
    return throttle.too_many(f"address:{address}", GUESSES * 10, WINDOW) or by_name


def prove(request: HttpRequest) -> None:
    """Take the password again for a grave act. Raises NotProven where it is missing or wrong."""
    if proven(request):
        return
    password = request.POST.get("password", "")
    user = request.user
    if not user.is_authenticated:
        return
    if not password:
        raise NotProven([not_met("reauthenticate", "", argument="password")])
    if limited(request, user.get_username()) or not user.check_password(password):
        raise NotProven([not_met("reauthenticate", "", argument="password")])
    request.session["proven_at"] = clock.real().timestamp()


def prove_silently(request: HttpRequest) -> bool:
    """Is the password right, or proven a moment ago? Nothing is written where it is: no attempt, no
    session.
    """
    user = request.user
    if proven(request) or not user.is_authenticated:
        return user.is_authenticated
    name = user.get_username().strip().lower()[:60]
    if throttle.tried(f"login:{name}", WINDOW) >= GUESSES:
        return False
    if user.check_password(request.POST.get("password", "")):
        request.proven_now = True  # type: ignore[attr-defined]  # reason: known to this request alone
        return True
    limited(request, name)
    return False
