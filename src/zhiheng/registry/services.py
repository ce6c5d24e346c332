"""Primitives that later stages call: enter an honour, bar a code. The act that calls them is the entry."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from zhiheng.access import ids, instants
from zhiheng.access.acting import Acting, Actor, Done, Subject, acting, cite
from zhiheng.access.acts import performs
from zhiheng.access.args import Arg, Document
from zhiheng.law import uscc as code
from zhiheng.law import validity
from zhiheng.law.finding import Finding, holds

from . import kinds
from .acts import ENTER_EARLIER
from .models import Bar, Honour


def enter(act: Acting[Any], **columns: object) -> Honour:
    """A new line of the register. The quota was counted by the caller, under the edition's lock."""
    return act.make(Honour, kinds.STANDING, **columns)


def bar(
    award: str, uscc: str, ground: str, article: str, since: date, through: date | None, reason: str
) -> Bar:
    return Bar.objects.create(
        id=ids.new_id(),
        award_id=award,
        uscc=uscc,
        ground=ground,
        article=article,
        since=since,
        through=through,
        reason=reason,
    )


def set_certificate(honour: str, sha256: str) -> None:
    Honour.objects.filter(pk=honour).update(certificate=sha256)


def follow(honour: Honour, name: str, uscc: str) -> None:
    """The title goes over to the continuing legal person: from now on eligibility, duties and bars find it
    by that code.
    """
    Honour.objects.filter(pk=honour.pk).update(name=name, uscc=uscc)
    honour.name, honour.uscc = name, uscc


def revoke(act: Acting[Any], honour: Honour, on: date) -> None:
    act.move(honour, kinds.REVOKED, revoked_on=on)


@performs(ENTER_EARLIER)
def enter_earlier_honour(
    award: str,
    *,
    uscc: Annotated[str, Arg("统一社会信用代码")],
    name: Annotated[str, Arg("获奖单位")],
    number: Annotated[str, Arg("证书编号")],
    awarded: Annotated[date, Arg("获奖日期", "通报的日期")],
    edition_label: Annotated[str, Arg("届次")],
    document: Document,
    by: Actor,
    at: datetime,
) -> Done:
    """Carry over a winner of an edition before this system: its validity bars and its re-award follow from
    it.
    """
    plain = code.normalise(uscc)

    def given(award: Subject) -> list[Finding]:
        return [
            holds(code.valid(plain), "uscc_check", cite(award, "established"), text=uscc, argument="uscc")
        ]

    with acting(ENTER_EARLIER, award, by=by, at=at, given=given) as act:
        through = validity.of(act.rules, awarded).through
        act.require(
            holds(
                awarded <= instants.day(at), "not_future", act.cite("honour"), day=awarded, argument="awarded"
            )
        )
        taken = Honour.objects.filter(award=act.award, number=number).exists()
        act.require(
            holds(not taken, "number_free", act.cite("certificate"), number=number, argument="number")
        )
        act.made = enter(
            act,
            award=act.award,
            uscc=plain,
            name=name,
            number=number,
            edition_label=edition_label,
            tier=act.rules.tiers[0].id,
            first_time=True,
            awarded=awarded,
            valid_through=through,
            regulation=act.rules.document,
            document=document,
            entered_on=instants.day(at),
        )
        act.document = document
        act.say(uscc=plain, name=name, number=number, awarded=awarded.isoformat())
    return act.done
