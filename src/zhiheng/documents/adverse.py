"""What was done of each act against a party, from told to delivered; an edition is not filed before it is
whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhiheng.access import instants
from zhiheng.access.acting import cite
from zhiheng.editions.checks import CLOSING
from zhiheng.editions.kinds import ANSWERED, CASE, REFUSED
from zhiheng.editions.models import Case, Edition, Hearing, Strike
from zhiheng.law import adverse
from zhiheng.law.finding import Finding, failing, holds
from zhiheng.ledger.models import Entry

from . import kinds
from .models import Letter, Paper

PAPERS = {"refusal": "refusal_notice", "cancellation": "cancellation_notice"}


@dataclass(frozen=True)
class Adverse:
    """One act against an applicant: what it was, and each of its beats."""

    case: Case
    matter: str
    findings: tuple[Finding, ...]

    @property
    def sort(self) -> str:
        """The paper that tells the party of it."""
        return PAPERS[self.matter]


def of_edition(edition: Edition) -> list[Adverse]:
    """All of an edition, in the order of the applications' numbers; a few questions, whatever their
    number.
    """
    refused = list(
        Case.objects.filter(edition=edition, state=REFUSED).select_related("organisation", "edition")
    )
    struck = {
        s.case_id: s
        for s in Strike.objects.filter(edition=edition).select_related("case__organisation", "case__edition")
    }
    rows = [(c, "refusal", "") for c in refused] + [
        (s.case, "cancellation", s.reason) for s in struck.values()
    ]
    ids = [c.pk for c, _, _ in rows]
    hearings = {(h.case_id, h.matter): h for h in Hearing.objects.filter(case__in=ids).order_by("told_at")}
    decided = {
        e.object.partition("/")[2]: instants.day(e.at)
        for e in Entry.objects.filter(act="refuse", object__in=[CASE.ref(pk) for pk in ids])
    }
    decided |= {pk: instants.day(s.at) for pk, s in struck.items()}
    papers = {
        (p.case_id, p.sort): p
        for p in Paper.objects.filter(edition=edition, sort__in=PAPERS.values(), case__in=ids).order_by(
            "revision"
        )
    }
    delivered = dict(
        Letter.objects.filter(edition=edition, case__in=ids, state=kinds.DELIVERED).values_list(
            "paper_id", "delivered_on"
        )
    )
    made = [
        _one(
            c,
            matter,
            reason,
            hearings.get((c.pk, matter)),
            decided.get(c.pk),
            papers.get((c.pk, PAPERS[matter])),
            delivered,
        )
        for c, matter, reason in rows
    ]
    return sorted(made, key=lambda a: a.case.no)


def _one(
    case: Case,
    matter: str,
    reason: str,
    hearing: Hearing | None,
    decided: date | None,
    paper: Paper | None,
    delivered: dict[str, date | None],
) -> Adverse:
    reasoned = bool(reason.strip()) or any(f["value"] == "NOT_MET" for f in case.findings)
    done = adverse.Beats(
        instants.day(hearing.told_at) if hearing else None,
        hearing.answer_by if hearing else None,
        bool(hearing and hearing.state == ANSWERED),
        decided,
        reasoned,
        paper is not None,
        delivered.get(paper.pk) if paper else None,
    )
    return Adverse(
        case, matter, tuple(adverse.beats(done, cite(case, "screening" if matter == "refusal" else "notice")))
    )


@CLOSING.answered_by
def delivered_all(edition: Edition) -> list[Finding]:
    """Whoever was refused or struck was told of it on paper, with the remedy, and the delivery is
    recorded.
    """
    open_ = [a for a in of_edition(edition) if failing(a.findings)]
    article = open_[0].findings[0].article if open_ else cite(edition, "screening")
    return [holds(not open_, "adverse_whole", article, open=[a.case.no for a in open_])]
