"""The panel: members, declarations, what each of them did."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Max

from zhiheng.access import instants
from zhiheng.access.models import Recusal
from zhiheng.costs import selectors as costs
from zhiheng.costs.kinds import DROPPED
from zhiheng.costs.models import Cost
from zhiheng.documents import wording
from zhiheng.documents.drafts.review import FeeFacts, FeeRow, MemberFacts
from zhiheng.documents.gather import base
from zhiheng.editions.models import BudgetLine, Edition
from zhiheng.law import budget
from zhiheng.people.selectors import pool_name
from zhiheng.stages.review import choices
from zhiheng.stages.review.kinds import DECLARED, LOCKED
from zhiheng.stages.review.models import Book, Declaration, Member, Panel, Visit


def members(e: Edition) -> list[tuple[str, str]]:
    return list(Member.objects.filter(edition=e).order_by("position").values_list("pk", "user__name"))


def declarers(e: Edition) -> list[tuple[str, str]]:
    """Members to whom applicants were put for their word."""
    asked = set(Declaration.objects.filter(case__edition=e).values_list("user", flat=True))
    rows = Member.objects.filter(edition=e, user__in=asked).order_by("position")
    return list(rows.values_list("pk", "user__name"))


def member(ref: str, part: str) -> MemberFacts:
    e = base.edition(ref)
    found = Member.objects.filter(edition=e, pk=part).select_related("user").first()
    if found is None:
        raise LookupError(part)
    panel = Panel.objects.filter(edition=e).first()
    said = Declaration.objects.filter(case__edition=e, user=found.user_id)
    last = said.aggregate(last=Max("at"))["last"]
    # What a member declared and what became of it stand in two tables: only the recusal keeps the words of
    # the ground.
    grounds = {
        r.case: f"{choices.GROUNDS.get(r.ground, r.ground)}：{r.detail}"
        for r in Recusal.objects.filter(user=found.user_id)
    }
    rows = said.select_related("case__organisation").order_by("case__no")
    return MemberFacts(
        base.frame(e),
        found.user.name,
        choices.ROLES.get(found.role, found.role),
        pool_name(found.pool),
        panel.document if panel else "",
        e.panel_on,
        instants.day(found.signed_at) if found.signed_at else None,
        instants.day(last) if last else None,
        tuple(
            (d.case.no, d.case.organisation.name, _interest(d), grounds.get(d.case_id, "——")) for d in rows
        ),
    )


def _interest(d: Declaration) -> str:
    if d.state != DECLARED:
        return wording.BLANK
    return "有" if d.interest else "无"


def fees(ref: str, amounts: Mapping[str, int]) -> FeeFacts:
    """Who locked how many books and was at how many visits; ``amounts`` are fen by member, else what was
    entered as their fees.
    """
    e = base.edition(ref)
    spent = costs.of_edition(e.pk)
    entered: dict[str, int] = {}
    for c in spent:
        if c.sort == "fees" and c.state != DROPPED:
            entered[c.payee] = entered.get(c.payee, 0) + c.fen
    books, present = (
        Book.objects.filter(case__edition=e, state=LOCKED),
        Visit.objects.filter(case__edition=e).values_list("present", flat=True),
    )
    rows = []
    for m in Member.objects.filter(edition=e).select_related("user").order_by("position"):
        locked, there = books.filter(user=m.user_id).count(), sum(m.user_id in p for p in present)
        if locked or there:
            rows.append(
                FeeRow(
                    m.user.name,
                    choices.ROLES.get(m.role, m.role),
                    locked,
                    there,
                    amounts.get(m.pk, entered.get(m.user.name)),
                )
            )
    line = BudgetLine.objects.filter(edition=e, sort="review").order_by("name").first()
    return FeeFacts(
        base.frame(e),
        line.name if line else "",
        line.document if line else "",
        _left(line, spent) if line else 0,
        tuple(rows),
    )


def _left(line: BudgetLine, spent: list[Cost]) -> int:
    return budget.left(
        line.fen, line.spent_fen, costs.sums([c for c in spent if c.line_id == line.pk]).committed
    )


def worked(e: Edition) -> bool:
    return Book.objects.filter(case__edition=e, state=LOCKED).exists()
