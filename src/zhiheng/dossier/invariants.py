"""What must always hold in the database; each line names what is broken and where."""

from __future__ import annotations

import json

from zhiheng.access.models import Award, Installation
from zhiheng.costs.kinds import PAID as COST_PAID
from zhiheng.costs.models import Cost
from zhiheng.editions import pinned
from zhiheng.editions.models import BudgetLine, Case, Edition
from zhiheng.files import selectors as files
from zhiheng.law import points, quota, scoring
from zhiheng.law.finding import Value
from zhiheng.ledger import selectors as ledger
from zhiheng.proof import canonical
from zhiheng.proof.chain import Broken
from zhiheng.registry.models import Honour
from zhiheng.stages.decision.kinds import PAID
from zhiheng.stages.decision.models import Payment
from zhiheng.stages.decision.services import candidate
from zhiheng.stages.review.kinds import REPORTED
from zhiheng.stages.review.models import Book, Consensus


def broken() -> list[str]:
    """Every broken invariant, nothing where all hold."""
    found: list[str] = []
    for check in (_kind, _files, _chains, _totals, _findings, _honours, _money):
        found += check()
    return found


def _kind() -> list[str]:
    real = Installation.objects.filter(kind="real").exists()
    moved = Award.objects.exclude(offset_ms=0) if real else Award.objects.none()
    return [f"award {a.slug}: a moved clock in a real house" for a in moved]


def _files() -> list[str]:
    return [f"file {sha}: gone or changed" for sha in files.damaged()]


def _chains() -> list[str]:
    made = ((name, ledger.verify(name)) for name in ledger.chains())
    return [f"chain {name}: entry {r.seq}: {r.why}" for name, r in made if isinstance(r, Broken)]


def _totals() -> list[str]:
    found = []
    for book in Book.objects.exclude(total="").select_related("case__edition"):
        criteria = pinned.criteria_of(book.case.edition, book.case.sector)
        if points.text(scoring.book_total(criteria, book.percent)) != book.total:
            found.append(f"book {book.pk}: total")
    for row in Consensus.objects.filter(state=REPORTED).select_related("case__edition"):
        if row.case.totals.get(row.stage) != row.total:
            found.append(f"case {row.case.no}: total of {row.stage}")
    return found


def _findings() -> list[str]:
    rows = Case.objects.exclude(facts_digest="")
    return [
        f"case {c.no}: findings rest on other facts"
        for c in rows
        if canonical.digest(canonical.encode(c.facts)) != c.facts_digest
    ]


def _honours() -> list[str]:
    found = []
    for edition in Edition.objects.all():
        cases = Case.objects.filter(pk__in=Honour.objects.filter(edition=edition.pk).values("case"))
        for f in quota.check(pinned.rules(edition.instrument), [candidate(c) for c in cases]):
            if f.value is not Value.MET:
                found.append(f"edition {edition.title}: {json.dumps(f.as_json()['facts'])}")
    return found


def _money() -> list[str]:
    found = []
    for line in BudgetLine.objects.all():
        paid = sum(Payment.objects.filter(line=line, state=PAID).values_list("fen", flat=True)) + sum(
            Cost.objects.filter(line=line, state=COST_PAID).values_list("fen", flat=True)
        )
        if paid != line.spent_fen or line.spent_fen > line.fen:
            found.append(f"line {line.name}: {line.spent_fen} spent, {paid} paid of {line.fen}")
    return found
