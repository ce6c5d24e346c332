"""Queueing and sending. A rehearsal's messages never leave."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.core.mail import EmailMessage

from .models import Message

MOST_ATTEMPTS = 5


def queue(
    id: str, award: str, to: str, address: str, key: str, subject: str, text: str, at: datetime
) -> Message:
    return Message.objects.create(
        id=id, award=award, to=to, address=address, key=key, subject=subject, text=text, queued_at=at
    )


def queue_once(
    once: str, award: str, to: str, address: str, key: str, subject: str, text: str, at: datetime
) -> None:
    """Queue a message that goes out at most once: its id follows from what it is about and from whom it is
    to.

    Two that do so at once write one row between them; neither waits for the other to fail.
    """
    pk = hashlib.sha256(f"{once}:{to}".encode()).hexdigest()[:32]
    row = Message(
        id=pk, award=award, to=to, address=address, key=key, subject=subject, text=text, queued_at=at
    )
    Message.objects.bulk_create([row], ignore_conflicts=True)


def send_due(at: datetime) -> int:
    """Send what waits and has an address; a failure is tried again later.

    Only called on a real installation.
    """
    sent = 0
    for message in Message.objects.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS).exclude(address="")[:50]:
        message.attempts += 1
        try:
            EmailMessage(message.subject, message.text, to=[message.address]).send()
            message.sent_at = at
            sent += 1
        except OSError:
            message.sent_at = None
        message.save(update_fields=["attempts", "sent_at"])
    return sent


def forget(to: str, instead: str) -> None:
    """Empty somebody's letters: that they were written stays, to where and what they said goes."""
    Message.objects.filter(to=to).update(address="", subject=instead, text=instead)
