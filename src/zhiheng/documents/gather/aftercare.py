"""After the award: reports of use, inspections."""

from __future__ import annotations

from collections.abc import Sequence

from zhiheng.access import instants, words
from zhiheng.aftercare.funds import selectors as funds
from zhiheng.aftercare.funds.kinds import FLAGGED
from zhiheng.aftercare.funds.models import Inspection, InspectionFinding, Use, UseReport
from zhiheng.documents import wording
from zhiheng.documents.drafts.aftercare import FoundFacts, InspectionFacts, Spending, UseFacts
from zhiheng.documents.gather import base
from zhiheng.editions.models import Edition
from zhiheng.law import checklist
from zhiheng.law import funds as law
from zhiheng.law import money as amounts
from zhiheng.law.instrument import Instrument
from zhiheng.registry.kinds import HONOUR
from zhiheng.registry.models import Honour

ANSWERS = {"met": "符合", "not": "不符合", "none": "不适用"}


def _refs(edition: Edition, parts: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """(reference, label) of what belongs to winners of an edition."""
    named = dict(Honour.objects.filter(edition=edition.pk).values_list("pk", "name"))
    return [(HONOUR.ref(f"{h}/{pk}"), f"{named[h]} {label}") for h, pk, label in parts if h in named]


def _reports() -> list[tuple[str, str, str]]:
    return [
        (h, pk, f"{year}年")
        for h, pk, year in UseReport.objects.order_by("honour__number", "year").values_list(
            "honour", "pk", "year"
        )
    ]


def reports(h: Honour) -> list[tuple[str, str]]:
    return [(pk, label) for of, pk, label in _reports() if of == h.pk and h.edition]


def reports_of(e: Edition) -> list[tuple[str, str]]:
    return _refs(e, _reports())


def report(ref: str, part: str) -> UseFacts:
    """A report as it was filed: later entries do not change it."""
    h = Honour.objects.get(pk=ref)
    e, made = base.edition(h.edition), UseReport.objects.filter(honour=h, pk=part).first()
    if made is None:
        raise LookupError(part)
    rules = base.rules(e)
    so_far = list(
        Use.objects.filter(honour=h, report__year__lte=made.year).order_by("on", "entered_at", "pk")
    )
    mine, paid = [u for u in so_far if u.report_id == made.pk], funds.paid(h)
    marks = funds.flags(rules, so_far, paid)
    both = law.by_purpose(rules, funds.spent(mine)), law.by_purpose(rules, funds.spent(so_far))
    return UseFacts(
        base.frame(e),
        h.name,
        h.number,
        made.year,
        made.through,
        instants.day(made.filed_at),
        made.text,
        paid.fen,
        paid.on,
        tuple(
            Spending(
                u.on,
                u.purpose,
                u.fen,
                u.payee,
                bool(u.voucher),
                _marks(u, [wording.dates(words.reason(f)) for f in marks.get(u.pk, [])]),
            )
            for u in mine
        ),
        tuple((p, both[0].get(p, 0), fen) for p, fen in both[1].items()),
        law.balance(paid.fen, funds.spent(so_far)),
    )


def _marks(use: Use, found: list[str]) -> str:
    return "；".join([*(["认定使用不当"] if use.state == FLAGGED else []), *found])


def _inspections(demanding: bool) -> list[tuple[str, str, str]]:
    rows = Inspection.objects.order_by("honour__number", "ordered_on", "pk")
    rows = (
        rows.filter(pk__in=InspectionFinding.objects.exclude(due=None).values("inspection"))
        if demanding
        else rows
    )
    return [(i.honour_id, i.pk, wording.day(i.visited_on or i.ordered_on)) for i in rows]


def inspections(h: Honour) -> list[tuple[str, str]]:
    return [(pk, label) for of, pk, label in _inspections(False) if of == h.pk and h.edition]


def inspections_of(e: Edition) -> list[tuple[str, str]]:
    return _refs(e, _inspections(False))


def demanding(h: Honour) -> list[tuple[str, str]]:
    """Inspections after which something is to be put right."""
    return [(pk, label) for of, pk, label in _inspections(True) if of == h.pk and h.edition]


def demanding_of(e: Edition) -> list[tuple[str, str]]:
    return _refs(e, _inspections(True))


def inspection(ref: str, part: str) -> InspectionFacts:
    h = Honour.objects.get(pk=ref)
    e, row = (
        base.edition(h.edition),
        Inspection.objects.filter(honour=h, pk=part).select_related("draw").first(),
    )
    if row is None:
        raise LookupError(part)
    named = base.names(row.inspectors)
    return InspectionFacts(
        base.frame(e),
        h.name,
        h.uscc,
        h.number,
        f"双随机抽取（{row.draw.source}）" if row.draw else f"指定：{row.reason}",
        tuple(named[i] for i in row.inspectors if i in named),
        row.ordered_on,
        row.visited_on,
        _lines(base.rules(e), row),
        _found(row),
        row.note,
    )


def _lines(rules: Instrument, row: Inspection) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (x.title, rules.cite(x.duty), ANSWERS.get(row.checklist.get(x.id, ""), "")) for x in checklist.LINES
    )


def _found(row: Inspection) -> tuple[FoundFacts, ...]:
    rows = InspectionFinding.objects.filter(inspection=row).select_related("use").order_by("due", "pk")
    return tuple(
        FoundFacts(
            checklist.BY_ID[f.line].title,
            f.article,
            f.facts,
            f"{wording.day(f.use.on)}{f.use.purpose}{amounts.yuan(f.use.fen)}元" if f.use else "",
            f.due,
        )
        for f in rows
    )
