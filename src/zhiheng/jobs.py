"""Everything that falls due: computed from data, idempotent, never a queued timer."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from django.db import close_old_connections

from zhiheng.access import clock, replies, selectors
from zhiheng.outbox import services as outbox

log = logging.getLogger("django.request")
EVERY = timedelta(minutes=1)


def tick() -> None:
    """One round: send what waits on a real installation, drop what is short-lived."""
    now = clock.real()
    if not selectors.is_rehearsal():
        outbox.send_due(now)
    replies.sweep(now)


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
