"""A certificate that can be checked without its office (Art 29: 不得伪造、冒用), and the signed list of
revoked ones.

The text is ``ZH1.`` and base32 of signature and body; the body is the canonical JSON list of FIELDS. Base32
has the letters
that a QR code stores most tightly and that an address bears after its ``#``.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from . import canonical, signing

PREFIX = "ZH1."
VERSION = 1
CERTIFICATE, STATUS = "certificate", "status"
FIELDS = (
    "v",
    "register",
    "award",
    "number",
    "organisation",
    "uscc",
    "edition",
    "awarded",
    "valid_through",
    "tier",
    "regulation",
    "document",
    "key",
)


class Altered(ValueError):
    """What was read is not what was signed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a certificate says; ``register`` is the award's slug.

    Days are ISO dates; an empty ``valid_through`` is for ever.
    """

    register: str
    award: str
    number: str
    organisation: str
    uscc: str
    edition: str
    awarded: str
    valid_through: str
    tier: str
    regulation: str
    document: str


@dataclass(frozen=True, slots=True)
class Standing:
    """An award's revoked numbers with the first day of each, as of a day."""

    award: str
    as_of: str
    revoked: Mapping[str, str]


class Outcome(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    ALTERED = "altered"
    UNLISTED = "unlisted"


WORDS = {
    Outcome.VALID: "证书真实，在有效期内",
    Outcome.EXPIRED: "证书真实，有效期已满",
    Outcome.REVOKED: "荣誉已被撤销",
    Outcome.ALTERED: "证书内容与签名不符",
    Outcome.UNLISTED: "证书内容与签名相符，是否已被撤销不能断定",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """``as_of`` is the day of the status list, empty where none speaks of the award; ``since`` that of a
    revocation.
    """

    outcome: Outcome
    says: str
    as_of: str = ""
    since: str = ""
    rehearsal: bool = False
    facts: Facts | None = None


def sign(facts: Facts, private: bytes) -> str:
    """The text of a certificate. The same facts and key give the same text."""
    body = canonical.encode([VERSION, *astuple(facts), signing.name_of(signing.public_of(private))])
    return PREFIX + _text(signing.sign(private, CERTIFICATE, body) + body)


def verify(text: str, ring: signing.Ring) -> Facts:
    """What a certificate's text says. Raises Altered unless exactly this was signed by a key of the ring."""
    return _signed(text, ring)[0]


def _signed(text: str, ring: signing.Ring) -> tuple[Facts, signing.Known]:
    try:
        raw = _bytes(text.removeprefix(PREFIX)) if text.startswith(PREFIX) else b""
        body = raw[signing.LENGTH :]
        said = canonical.decode(body)
        facts, key = Facts(*said[1:-1]), ring[said[-1]]
        fits = (
            said[0] == VERSION
            and type(said[0]) is int
            and len(said) == len(FIELDS)
            and all(isinstance(x, str) for x in said[1:])
        )
    except (ValueError, TypeError, KeyError, IndexError) as wrong:
        raise Altered(str(wrong)) from wrong
    if not fits or not signing.holds(key.public, CERTIFICATE, body, raw[: signing.LENGTH]):
        raise Altered("the signature is not that of the text")
    return facts, key


def list_revoked(standings: Mapping[str, Standing], private: bytes) -> bytes:
    """The dated list of revoked certificates of each register, signed."""
    said: dict[str, Any] = {
        "v": VERSION,
        "key": signing.name_of(signing.public_of(private)),
        "awards": [
            {
                "register": register,
                "award": s.award,
                "as_of": s.as_of,
                "revoked": [{"number": n, "since": d} for n, d in sorted(s.revoked.items())],
            }
            for register, s in sorted(standings.items())
        ],
    }
    signature = signing.sign(private, STATUS, canonical.encode(said))
    return canonical.encode({**said, "signature": signing.text_of(signature)})


def revoked(raw: bytes, ring: signing.Ring) -> dict[str, Standing]:
    """Standings by register, from a signed list.

    Raises Altered unless exactly this was signed by a key of the ring.
    """
    try:
        said = json.loads(raw)
        signature = signing.bytes_of(said.pop("signature"))
        key, body = ring[said["key"]], canonical.encode(said)
        found = {
            str(a["register"]): Standing(
                str(a["award"]), str(a["as_of"]), {str(r["number"]): str(r["since"]) for r in a["revoked"]}
            )
            for a in said["awards"]
        }
        fits = said["v"] == VERSION
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise Altered(str(wrong)) from wrong
    if not fits or not signing.holds(key.public, STATUS, body, signature):
        raise Altered("the signature is not that of the list")
    return found


def judge(
    text: str,
    ring: signing.Ring,
    lists: Sequence[Mapping[str, Standing]],
    today: date,
    at: date | None = None,
) -> Verdict:
    """What stands of a certificate ``at`` a day, else today.

    A list dated after today shows that the clock is behind.
    """
    try:
        facts, key = _signed(text, ring)
    except Altered:
        dated = max((s.as_of for one in lists for s in one.values()), default="")
        return Verdict(Outcome.ALTERED, _says(Outcome.ALTERED, dated), dated)
    known = max(
        (one[facts.register] for one in lists if facts.register in one), key=lambda s: s.as_of, default=None
    )
    if known is None:
        return Verdict(Outcome.UNLISTED, _says(Outcome.UNLISTED, ""), rehearsal=key.rehearsal, facts=facts)
    outcome, since = _standing(facts, known, at.isoformat() if at else max(today.isoformat(), known.as_of))
    return Verdict(outcome, _says(outcome, known.as_of, since), known.as_of, since, key.rehearsal, facts)


def _standing(facts: Facts, known: Standing, day: str) -> tuple[Outcome, str]:
    since = known.revoked.get(facts.number, "")
    if since and since <= day:
        return Outcome.REVOKED, since
    return Outcome.EXPIRED if facts.valid_through and day > facts.valid_through else Outcome.VALID, ""


def _says(outcome: Outcome, as_of: str, since: str = "") -> str:
    """The words of an outcome, always with the day as of which they hold."""
    end = f"状态截至{_day(as_of)}。" if as_of else "没有这一奖项的状态清单。"
    return f"{WORDS[outcome]}{f'（自{_day(since)}起）' if since else ''}。{end}"


def _day(iso: str) -> str:
    found = date.fromisoformat(iso)
    return f"{found.year}年{found.month}月{found.day}日"


def pasted(text: str) -> str:
    """The certificate's text in what was scanned or pasted: an address before it and breaks in it are no
    part of it.
    """
    return "".join(text.split()).rpartition("#")[2]


def _text(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    raw = base64.b32decode(text + "=" * (-len(text) % 8))
    if _text(raw) != text:
        raise ValueError("not in canonical form")
    return raw
