"""Reading chains: verification, export rows, the timeline of one object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple

from django.db.models import Count, Q

from zhiheng.proof import canonical, chain

from .models import Entry, Payload, Reading


def chains() -> list[str]:
    return list(Entry.objects.order_by("chain").values_list("chain", flat=True).distinct())


def verify(name: str) -> chain.Broken | tuple[int, str]:
    """Recompute one chain from its stored bodies, and each payload that is not erased against its
    commitment.
    """
    rows = Entry.objects.filter(chain=name).order_by("seq").values_list("seq", "body", "hash")
    result = chain.verify((seq, body.encode(), hashed) for seq, body, hashed in rows.iterator())
    if isinstance(result, chain.Broken):
        return result
    for seq, salt, payload, body in _payloads(name):
        if chain.commitment(bytes.fromhex(salt), json.loads(payload)) != json.loads(body)["payload"]:
            return chain.Broken(seq, "payload does not match its commitment")
    return result


def _payloads(name: str) -> Iterator[tuple[int, str, str, str]]:
    bodies = dict(Entry.objects.filter(chain=name).values_list("seq", "body"))
    kept = Payload.objects.filter(chain=name, payload__isnull=False).order_by("seq")
    for seq, salt, payload in kept.values_list("seq", "salt", "payload"):
        yield seq, salt or "", payload or "", bodies[seq]


def entries(name: str) -> list[dict[str, Any]]:
    """Entries of a chain as the dossier prints them."""
    rows = Entry.objects.filter(chain=name).order_by("seq").values_list("body", "hash")
    return [{"body": json.loads(body), "hash": hashed} for body, hashed in rows]


def payloads(name: str) -> list[dict[str, Any]]:
    rows = Payload.objects.filter(chain=name, payload__isnull=False).order_by("seq")
    return [
        {"seq": seq, "salt": salt, "payload": json.loads(payload or "null")}
        for seq, salt, payload in rows.values_list("seq", "salt", "payload")
    ]


def readings(edition: str) -> list[tuple[str, str, Any]]:
    return list(Reading.objects.filter(edition=edition).order_by("id").values_list("by", "case", "at"))


def lines(edition: str, numbers: Mapping[str, str]) -> list[bytes]:
    """The read log in the dossier's form, one canonical line a reading, of cases that have a number."""
    return [
        canonical.encode(
            {
                "by": by,
                "case": numbers[case],
                "at": at.astimezone(SHANGHAI).isoformat(timespec="milliseconds"),
            }
        )
        + b"\n"
        for by, case, at in readings(edition)
        if case in numbers
    ]


class Read(NamedTuple):
    """One opening of confidential material: who, of which application, what, when."""

    by: str
    case: str
    what: str
    at: datetime


def read_log(edition: str, start: int, most: int) -> tuple[int, list[Read]]:
    """How many openings there were, and some of them, newest first."""
    rows = Reading.objects.filter(edition=edition)
    found = rows.order_by("-id").values_list("by", "case", "what", "at")[start : start + most]
    return rows.count(), [Read(*row) for row in found]


def read_counts(edition: str) -> list[tuple[str, int, int]]:
    """(who, how often, of how many applications), those who opened most first."""
    rows = (
        Reading.objects.filter(edition=edition)
        .values_list("by")
        .annotate(n=Count("id"), cases=Count("case", distinct=True))
    )
    return sorted(rows, key=lambda r: (-r[1], r[0]))


def through(name: str, via: str) -> int:
    """How many entries of a chain came through one door."""
    return Entry.objects.filter(chain=name, body__contains=f'"via":"{via}"').count()


SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def reading_count() -> int:
    return Reading.objects.count()


def timeline(objects: list[str]) -> list[dict[str, Any]]:
    """Acts on some objects, oldest first, without their payloads."""
    rows = Entry.objects.filter(object__in=objects).order_by("at", "seq").values_list("body", flat=True)
    return [json.loads(body) for body in rows]


def head_at(object: str, act: str) -> str:
    """Number and hash of the newest entry of an act on an object, as papers print it; "" where there is
    none.
    """
    found = Entry.objects.filter(object=object, act=act).order_by("-seq").values_list("seq", "hash").first()
    return f"{found[0]}:{found[1]}" if found else ""


def exists(name: str, seq: int) -> bool:
    return Entry.objects.filter(chain=name, seq=seq).exists()


def counted(name: str, acts: Sequence[str]) -> dict[str, int]:
    """How often each of some acts was done in a chain."""
    rows = Entry.objects.filter(chain=name, act__in=acts).values_list("act").annotate(n=Count("seq"))
    return dict(rows)


class Found(NamedTuple):
    """Entries that were asked for: how many in all, and the wanted ones as (body, hash), newest first."""

    total: int
    rows: list[tuple[dict[str, Any], str]]


def page(
    name: str,
    start: int,
    most: int,
    acts: Sequence[str] = (),
    by: Sequence[str] | None = None,
    objects: Sequence[str] | None = None,
) -> Found:
    """Some entries of a chain, newest first, without payloads: of some acts, by some people, about some
    objects.

    None asks for all; an empty list of people or objects finds nothing. Two questions to the database.
    """
    rows = Entry.objects.filter(chain=name)
    if acts:
        rows = rows.filter(act__in=acts)
    if by is not None:
        wanted = Q(pk__in=())
        for user in by:
            wanted |= Q(body__contains=f'"by":"{user}"')
        rows = rows.filter(wanted)
    if objects is not None:
        rows = rows.filter(object__in=objects)
    found = rows.order_by("-seq").values_list("body", "hash")[start : start + most]
    return Found(rows.count(), [(json.loads(body), hashed) for body, hashed in found])


def act_counts(name: str) -> dict[str, int]:
    """How often each act stands in a chain."""
    return dict(Entry.objects.filter(chain=name).values_list("act").annotate(n=Count("seq")))


def since(name: str, acts: Sequence[str]) -> dict[tuple[str, str], datetime]:
    """When each of some acts was last done on each object of a chain: one question, however many objects."""
    rows = Entry.objects.filter(chain=name, act__in=acts).order_by("seq").values_list("act", "object", "at")
    return {(act, object): at for act, object, at in rows}
