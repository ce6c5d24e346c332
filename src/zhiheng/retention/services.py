"""Personal data goes when its time has come, or is put right; the ledger says that it happened and not
what it was.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Annotated, Any

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import connection

from zhiheng.access import idempotency, instants
from zhiheng.access.acting import Acting, Actor, Done, acting
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg
from zhiheng.access.kinds import ENDED, RUNNING
from zhiheng.access.models import Appointment, Attempt, Reply, User
from zhiheng.access.refusals import Refusal
from zhiheng.law.finding import holds
from zhiheng.ledger import services as ledger
from zhiheng.ledger.models import Payload
from zhiheng.outbox import services as outbox
from zhiheng.outbox.models import Message
from zhiheng.people import services as people
from zhiheng.people.models import KeptView

from . import acts, selectors

log = logging.getLogger(__name__)
GONE = "（已按期删除）"


@performs(acts.ERASE)
def erase_contact(
    organisation: str,
    *,
    request: Annotated[str, Arg("本人申请", "来函编号和日期；保存期限已满的留空")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """Names, logins, addresses and letters of an organisation's contacts go; the organisation and its
    application stay.
    """
    with acting(acts.ERASE, organisation, by=by, at=at) as act:
        act.require(*acts.judged(act.obj, bool(request.strip()), at))
        gone = acts.contacts(act.obj)
        act.require(holds(bool(gone), "contact_there", act.article))
        for user in gone:
            _forget(act, user)
        entries = ledger.erase_of(act.obj.ref, ("register_organisation",))
        act.say(contacts=len(gone), payloads=entries, request=request.strip())
    return act.done


KEPT_REPLIES = timedelta(days=7)


def _forget(act: Acting[Any], user: User) -> None:
    """The account stays as a number that entries refer to, and can do nothing any more."""
    User.objects.filter(pk=user.pk).update(
        login=f"erased-{user.pk}",
        name=GONE,
        alias="",
        address="",
        password=make_password(None),
        is_active=False,
    )
    held = Appointment.objects.filter(user=user.pk, state=RUNNING)
    act.move(held, ENDED, to_day=instants.day(act.at))
    outbox.forget(user.pk, GONE)
    people.forget_views(user.pk)
    idempotency.forget(user.pk)


@performs(acts.CORRECT)
def correct_contact(
    appointment: str,
    *,
    name: Annotated[str, Arg("姓名", "不改的留空")] = "",
    address: Annotated[str, Arg("邮箱", "接收通知；不改的留空")] = "",
    by: Actor,
    at: datetime,
) -> Done:
    """A person puts right what stands about them (PIPL Art 46); the ledger names what was changed and not
    to what.
    """
    with acting(acts.CORRECT, appointment, by=by, at=at) as act:
        given = {k: v.strip() for k, v in (("name", name), ("address", address)) if v.strip()}
        act.check(holds(bool(given), "something_to_correct", act.article))
        act.check(
            holds(
                "address" not in given or _mail(given["address"]),
                "mail_written",
                act.article,
                argument="address",
            )
        )
        User.objects.filter(pk=act.obj.user_id).update(**given)
        act.say(changed=sorted(given))
    return act.done


def _mail(text: str) -> bool:
    name, at_, host = text.partition("@")
    return bool(name and at_ and "." in host and " " not in text) and len(text) <= 254


def erase_overdue(award: str, at: datetime) -> int:
    """Erase, as the house itself, every contact whose time has come; how many organisations.

    Safe when two do it at once.
    """
    done = 0
    for ref in selectors.overdue(award, at):
        try:
            erase_contact(ref, by=Actor("system", via="system"), at=at)
            done += 1
        except Refusal:
            log.info("%s was erased by somebody else meanwhile", ref)
    return done


def personal_tables() -> list[str]:
    """Where what is erased stood: the tables whose rows are emptied or dropped."""
    return [m._meta.db_table for m in (User, Reply, Attempt, Message, Payload, KeptView, Session)]


def clear_traces() -> None:
    """Let nothing of what was erased stand in SQLite's write-ahead log; freed pages are overwritten as they
    are freed.

    On PostgreSQL the owner of the tables does the like with ``zhiheng tidy``.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def sweep(at: datetime) -> None:
    """Drop old replies and attempts, and sessions that have ended."""
    Reply.objects.filter(at__lt=at - KEPT_REPLIES).delete()
    Attempt.objects.filter(at__lt=at - timedelta(days=1)).delete()
    Session.objects.filter(expire_date__lt=at).delete()
