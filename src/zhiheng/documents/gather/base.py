"""What every gatherer needs: the frame of an edition, its applicants, its lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from zhiheng.access.models import User
from zhiheng.documents.drafts.frame import Firm, Frame
from zhiheng.editions import pinned
from zhiheng.editions.kinds import DRAFT
from zhiheng.editions.models import Case, Edition, NameList
from zhiheng.law import points
from zhiheng.law.instrument import Instrument
from zhiheng.people import selectors as people


def edition(pk: str) -> Edition:
    return Edition.objects.select_related("award").get(pk=pk)


def case(pk: str) -> Case:
    return Case.objects.select_related("organisation", "edition__award").get(pk=pk)


def rules(e: Edition) -> Instrument:
    return pinned.rules_of(e)


def frame(e: Edition) -> Frame:
    """Names come from the award's bodies; a body that was not set up yet is named after the award."""
    law, award = rules(e), e.award
    committee = _body(award.pk, "committee") or f"{award.name}评定委员会"
    return Frame(
        award.name,
        law.honour,
        law.praise,
        e.title,
        e.number,
        e.year,
        law.title,
        law.document,
        law.issuer,
        committee,
        f"{committee}办公室",
        _body(award.pk, "leading_group"),
        award.rehearsal,
        dict(law.cites),
    )


def _body(award: str, sort: str) -> str:
    found = people.bodies(award, sort)
    return found[0].name if found else ""


def firm(c: Case, law: Instrument) -> Firm:
    sort = "再次申报" if "re_award" in c.tags else "首次申报"
    paper = next((s.id for s in law.reviews if s.id != law.final_stage), "")
    return Firm(
        c.no,
        c.organisation.name,
        c.organisation.uscc,
        c.sector,
        sort,
        total(c, paper, law),
        total(c, law.final_stage, law),
    )


def total(c: Case, stage: str, law: Instrument) -> str:
    """A total as printed, never rounded up to the floor; "" where there is none."""
    written = c.totals.get(stage)
    return points.shown(points.parse(written), min(t.floor for t in law.tiers)) if written else ""


def firms(e: Edition, pks: Iterable[str]) -> tuple[Firm, ...]:
    """Applicants in the order of their numbers."""
    law = rules(e)
    rows = Case.objects.filter(pk__in=list(pks)).select_related("organisation").order_by("no")
    return tuple(firm(c, law) for c in rows)


def handed_in(e: Edition) -> list[Case]:
    rows = Case.objects.filter(edition=e).exclude(state=DRAFT).exclude(no="")
    return list(rows.select_related("organisation").order_by("no"))


def given(e: Edition, kind: str) -> NameList | None:
    """The list that the last stage of a kind gave, or None while it is open."""
    stages = [s for s in rules(e).stages if s.kind == kind]
    return NameList.objects.filter(edition=e, name=stages[-1].gives).first() if stages else None


def names(users: Sequence[str]) -> dict[str, str]:
    return dict(User.objects.filter(pk__in=list(users)).values_list("pk", "name"))


def planned(e: Edition, key: str) -> date | None:
    return read_day(e.plan.get(key))


def read_day(written: Any) -> date | None:
    return date.fromisoformat(written) if written else None
