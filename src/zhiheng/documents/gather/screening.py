"""The qualification: queries, findings, hearings, supplements."""

from __future__ import annotations

from typing import Any

from zhiheng.access import instants, words
from zhiheng.documents import wording
from zhiheng.documents.drafts.screening import (
    AdverseFacts,
    DeliveryFacts,
    Ground,
    LetterFacts,
    SummaryFacts,
    SupplementFacts,
)
from zhiheng.documents.gather import base
from zhiheng.editions.kinds import CASE, REFUSED, SUBMITTED
from zhiheng.editions.models import Case, Edition, Hearing, Strike
from zhiheng.law.instrument import Instrument
from zhiheng.ledger.models import Entry
from zhiheng.registry.kinds import HONOUR
from zhiheng.registry.models import Honour
from zhiheng.stages.screening.choices import ROUNDS
from zhiheng.stages.screening.kinds import ANSWERED
from zhiheng.stages.screening.models import Query, Supplement

OUTCOMES: dict[str, str] = {SUBMITTED: "审核中", REFUSED: "不予通过"}


def letters(e: Edition) -> list[tuple[str, str]]:
    """(part, label) of each letter: one for each department and round."""
    rows = Query.objects.filter(case__edition=e).values_list("body", "round", "body__name").distinct()
    order = list(ROUNDS)
    found = sorted(rows, key=lambda r: (order.index(r[1]), r[2]))
    return [(f"{body}.{which}", f"{name}（{ROUNDS[which]}）") for body, which, name in found]


def letter(ref: str, part: str) -> LetterFacts:
    e = base.edition(ref)
    body, _, which = part.partition(".")
    rows = list(
        Query.objects.filter(case__edition=e, body=body, round=which)
        .select_related("body")
        .order_by("case__no")
    )
    if not rows:
        raise LookupError(part)
    asked = {r for q in rows for r in q.rules}
    law = base.rules(e)
    matters = tuple((r.title, r.art) for r in (*law.conditions, *law.bars) if r.rule in asked)
    return LetterFacts(
        base.frame(e),
        rows[0].body.name,
        ROUNDS[which],
        rows[0].asked_on,
        rows[0].due,
        e.deadline,
        matters,
        base.firms(e, [q.case_id for q in rows]),
    )


def summary(ref: str) -> SummaryFacts:
    e = base.edition(ref)
    law, counted = base.rules(e), dict[str, list[int]]()
    for name, state in Query.objects.filter(case__edition=e, round="qualification").values_list(
        "body__name", "state"
    ):
        both = counted.setdefault(name, [0, 0])
        both[0] += 1
        both[1] += state == ANSWERED
    made = base.given(e, "screening")
    rows = tuple(
        (base.firm(c, law), OUTCOMES.get(c.state, "通过"), _not_met(c, law)) for c in base.handed_in(e)
    )
    return SummaryFacts(
        base.frame(e),
        instants.day(made.at) if made else None,
        tuple((n, a, g) for n, (a, g) in sorted(counted.items())),
        rows,
    )


def handed_in(e: Edition) -> bool:
    return bool(base.handed_in(e))


def _not_met(c: Case, law: Instrument) -> tuple[tuple[str, str], ...]:
    return (
        tuple((_title(law, f["rule"]), f["article"]) for f in c.findings if f["value"] == "NOT_MET")
        if c.state == REFUSED
        else ()
    )


def _title(law: Instrument, rule: str) -> str:
    return next((r.title for r in (*law.conditions, *law.bars) if r.rule == rule), rule)


def _ground(law: Instrument, finding: dict[str, Any]) -> Ground:
    reading = next((r.reading for r in law.readings if r.no == finding["reading"]), "")
    title = _title(law, finding["rule"])
    return Ground(
        title,
        finding["article"],
        wording.dates(words.reason(finding)),
        wording.dates(words.cure(finding)),
        reading,
    )


def _of(rows: Any) -> list[tuple[str, str]]:
    """(reference, label) of applications in the order of their numbers."""
    return [
        (CASE.ref(pk), f"{no} {name}")
        for pk, no, name in rows.order_by("no").values_list("pk", "no", "organisation__name")
    ]


def refused_of(e: Edition) -> list[tuple[str, str]]:
    return _of(Case.objects.filter(edition=e, state=REFUSED))


def struck_of(e: Edition) -> list[tuple[str, str]]:
    return _of(Case.objects.filter(pk__in=Strike.objects.filter(edition=e).values("case")))


def asked_of(e: Edition) -> list[tuple[str, str]]:
    return _of(Case.objects.filter(pk__in=Supplement.objects.filter(case__edition=e).values("case")))


def delivered_of(e: Edition) -> list[tuple[str, str]]:
    return sorted({*refused_of(e), *struck_of(e), *asked_of(e)}, key=lambda r: r[1])


def certified_of(e: Edition) -> list[tuple[str, str]]:
    rows = Honour.objects.filter(edition=e.pk).exclude(certificate="").order_by("number")
    return [
        (HONOUR.ref(pk), f"{number} {name}") for pk, number, name in rows.values_list("pk", "number", "name")
    ]


def refused(c: Case) -> bool:
    return c.state == REFUSED


def struck(c: Case) -> bool:
    return Strike.objects.filter(case=c).exists()


def refusal(ref: str) -> AdverseFacts:
    c = base.case(ref)
    law = base.rules(c.edition)
    grounds = tuple(_ground(law, f) for f in c.findings if f["value"] == "NOT_MET")
    done = (
        Entry.objects.filter(object=c.ref, act="refuse").order_by("seq").values_list("at", flat=True).last()
    )
    return _adverse(c, "refusal", grounds, instants.day(done) if done else None)


def cancellation(ref: str) -> AdverseFacts:
    c = base.case(ref)
    found = Strike.objects.get(case=c)
    ground = Ground("取消候选资格", found.article, found.reason, "", "")
    return _adverse(c, "cancellation", (ground,), instants.day(found.at))


def _adverse(c: Case, matter: str, grounds: tuple[Ground, ...], on: Any) -> AdverseFacts:
    heard = Hearing.objects.filter(case=c, matter=matter).order_by("told_at").last()
    told = instants.day(heard.told_at) if heard else None
    return AdverseFacts(
        base.frame(c.edition),
        base.firm(c, base.rules(c.edition)),
        grounds,
        told,
        heard.grounds if heard else "",
        heard.answer if heard else "",
        on,
    )


def asked(c: Case) -> bool:
    return Supplement.objects.filter(case=c).exists()


def supplement(ref: str) -> SupplementFacts:
    c = base.case(ref)
    found = Supplement.objects.get(case=c)
    return SupplementFacts(
        base.frame(c.edition), base.firm(c, base.rules(c.edition)), found.asked, None, found.due
    )


def delivered(c: Case) -> bool:
    return refused(c) or struck(c) or asked(c)


def delivery(ref: str) -> DeliveryFacts:
    c = base.case(ref)
    papers = (
        ("资格审核不予通过通知书", refused(c)),
        ("候选资格取消通知书", struck(c)),
        ("申报材料补正通知书", asked(c)),
    )
    said = tuple((title, "") for title, there in papers if there)
    return DeliveryFacts(base.frame(c.edition), c.organisation.name, c.organisation.uscc, said)


def certified(h: Honour) -> bool:
    return bool(h.edition and h.certificate)


def certificate_delivery(ref: str) -> DeliveryFacts:
    h = Honour.objects.get(pk=ref)
    return DeliveryFacts(
        base.frame(base.edition(h.edition)), h.name, h.uscc, ((f"荣誉证书（{h.number}）", h.document),)
    )
