"""Reading applications: answers with versions, evidence, recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zhiheng.access.acting import find
from zhiheng.access.refusals import Unknown
from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.editions import pinned
from zhiheng.editions.kinds import CASE, DRAFT
from zhiheng.editions.models import Case, Edition
from zhiheng.law import form
from zhiheng.law.scoring import Criteria
from zhiheng.people.models import Organisation
from zhiheng.registry import selectors as registry

from . import facts, forms, kinds
from .models import Answer, AnswerVersion, Evidence, Recommendation


def answer(by: Viewer, case: str, field: str) -> tuple[str, int]:
    """One field's text and version for whoever may open the application. Raises Unknown."""
    found = find(by, CASE.ref(case))
    if not isinstance(found, Case) or field not in forms.of(found.edition).fields:
        raise Unknown()
    row = Answer.objects.filter(case=found, field=field).values_list("text", "version").first()
    return row or ("", 0)


def answers(case: str) -> dict[str, tuple[str, int]]:
    rows = Answer.objects.filter(case=case).values_list("field", "text", "version")
    return {f: (t, v) for f, t, v in rows}


def versions(case: str) -> dict[str, int]:
    return dict(Answer.objects.filter(case=case).values_list("field", "version"))


def last_saved(case: str, fields: Sequence[str]) -> datetime | None:
    """When one of some fields was last saved."""
    rows = Answer.objects.filter(case=case, field__in=fields).order_by("-saved_at")
    return rows.values_list("saved_at", flat=True).first()


def past_versions(case: str, field: str, most: int) -> list[tuple[int, str, datetime]]:
    """Texts once saved in a field, newest first: version, text, instant."""
    rows = AnswerVersion.objects.filter(case=case, field=field).order_by("-version", "-pk")
    return list(rows.values_list("version", "text", "saved_at")[:most])


def past_version(case: str, field: str, version: int) -> tuple[str, datetime] | None:
    """One text that was once saved in a field."""
    rows = AnswerVersion.objects.filter(case=case, field=field, version=version)
    return rows.values_list("text", "saved_at").first()


def own_case(by: Viewer, edition: str | None = None) -> Case | None:
    """The applicant's newest application."""
    rows = Case.objects.filter(organisation__in=by.scope_ids("applicant")).select_related(
        "edition", "organisation"
    )
    if edition:
        rows = rows.filter(edition=edition)
    return rows.order_by("-edition__year", "pk").first()


def evidence(case: str) -> list[Evidence]:
    rows = Evidence.objects.filter(case=case, state=kinds.KEPT).select_related("blob")
    return list(rows.order_by("added_at", "pk"))


def evidence_of(case: str, sha: str) -> Evidence | None:
    return Evidence.objects.filter(case=case, blob=sha).first()


recommendations = facts.recommended


def form_of(edition: Edition) -> form.Form:
    return forms.of(edition)


def criteria_of(case: Case) -> Criteria:
    """The criteria that an application's report answers."""
    return pinned.criteria_of(case.edition, case.sector)


def drafts_readable(by: Viewer) -> list[str]:
    """Drafts a person can open now: their own, and those a recommending body was asked about."""
    own = Case.objects.filter(organisation__in=by.scope_ids("applicant"), state=DRAFT).values_list(
        "pk", flat=True
    )
    asked = Recommendation.objects.filter(body__in=by.scope_ids("recommender"), case__state=DRAFT)
    return sorted({*own, *asked.values_list("case_id", flat=True)})


def recommendations_open(by: Viewer, edition: str) -> list[Recommendation]:
    """Recommendations asked for and not yet given or entered, as far as somebody may know of them."""
    rows = visible(
        by, Recommendation.objects.filter(case__edition=edition, state=kinds.ASKED)
    ).select_related("body", "case__organisation")
    return list(rows.order_by("body__name", "case__organisation__name"))


def not_handed_in(by: Viewer, edition: Edition) -> list[Organisation]:
    """Registered organisations without a submitted application in an edition; whether they have a draft is
    not asked.

    An organisation whose honour lasts beyond the deadline cannot apply (Art 27) and is not waited for.
    """
    handed_in = Case.objects.filter(edition=edition).exclude(state=DRAFT).values("organisation")
    rows = visible(by, Organisation.objects.filter(award=edition.award_id)).exclude(pk__in=handed_in)
    return list(
        rows.exclude(uscc__in=registry.holding(edition.award_id, edition.deadline)).order_by("made_at", "pk")
    )
