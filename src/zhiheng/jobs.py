"""Everything that falls due: computed from data, idempotent, never a queued timer."""

from __future__ import annotations

import logging
import threading
from datetime import date, datetime, timedelta

from django.db import close_old_connections, transaction

from zhiheng.access import clock, instants, selectors
from zhiheng.access.models import Award
from zhiheng.aftercare.obligations import selectors as obligations
from zhiheng.law import citation
from zhiheng.law import duties as law
from zhiheng.law.duties import Owed
from zhiheng.outbox import services as outbox
from zhiheng.registry.holders import people
from zhiheng.registry.models import Honour

from .retention import services as retention

log = logging.getLogger("django.request")
EVERY = timedelta(minutes=1)


def tick(at: date | None = None) -> int:
    """One round: reminders that are due, what waits to be sent on a real installation, what is short-lived
    dropped,
    and personal data whose time has come erased.

    ``at`` stands for the day by each award's own clock; nothing is erased for a day that has not come. How
    many reminders are due is the answer, sent before or not.
    """
    now = clock.real()
    due = sum(remind(award, clock.now(award), at) for award in Award.objects.order_by("pk"))
    if not selectors.is_rehearsal():
        outbox.send_due(now)
    if sum(retention.erase_overdue(award.pk, clock.now(award)) for award in Award.objects.order_by("pk")):
        retention.clear_traces()
    retention.sweep(now)
    return due


def remind(award: Award, now: datetime, at: date | None = None) -> int:
    """Queue the reminder whose day has come for each open duty of an award's winners: exactly once,
    whoever ticks.
    """
    today = at or instants.day(now)
    waiting = [(o, key) for o in obligations.owed_to(award.pk, today) if (key := law.reminder(o, today))]
    honours = Honour.objects.in_bulk({o.honour for o, _ in waiting})
    with transaction.atomic():
        for o, key in waiting:
            for user in people(honours[o.honour]):
                subject, text = said(o, today)
                outbox.queue_once(
                    key,
                    award.pk,
                    user.pk,
                    user.address,
                    "duty_due",
                    subject,
                    f"{text}\n\n{award.name}评定委员会办公室",
                    now,
                )
    return len(waiting)


def said(o: Owed, today: date) -> tuple[str, str]:
    """A reminder in words: what, by when, under which article, how late."""
    article, day = citation.article(o.article), instants.words(o.due)
    if o.overdue(today):
        return (
            f"{o.title}已经逾期"[:200],
            (
                f"应在{day}前办理（{article}），已逾期{o.days_late(today)}天。"
                "请登录系统办理；有困难的，请联系办公室。"
            ),
        )
    return f"{o.title}：请在{day}前办理"[
        :200
    ], f"依据{article}，请在{day}前登录系统办理，还有{(o.due - today).days}天。"


def run(stop: threading.Event) -> None:
    """Tick until stopped; a failure is logged and the next round tries again."""
    while not stop.wait(EVERY.total_seconds()):
        close_old_connections()
        try:
            tick()
        except Exception:
            log.exception("background round failed")


def start() -> threading.Event:
    """Begin the background work inside the serving process."""
    stop = threading.Event()
    threading.Thread(target=run, args=(stop,), name="jobs", daemon=True).start()
    return stop
