"""Reading editions, cases and lists."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Q

from zhiheng.access.models import Award, Subject
from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.law import workdays
from zhiheng.law.instrument import Instrument
from zhiheng.law.scoring import Criteria

from . import kinds, lists, pinned
from .models import BudgetLine, Case, Edition, Hearing, NameList


def rules_of(obj: Subject) -> Instrument:
    return pinned.rules_of(obj)


def criteria_of(obj: Any) -> Criteria:
    """Criteria for something that belongs to an application."""
    return pinned.criteria_of(obj.case.edition, obj.case.sector)


def weights(edition: Edition) -> tuple[Criteria, dict[str, Criteria]]:
    """The pinned criteria, and the same with each sector's overlay of the plan (Art 16)."""
    return pinned.criteria(edition.criteria), {
        s: pinned.criteria_of(edition, s) for s in sorted(edition.plan.get("overlays", {}))
    }


def stage_kind(edition: Edition) -> str:
    return pinned.stage_kind(edition)


def edition(pk: str) -> Edition | None:
    return Edition.objects.filter(pk=pk).select_related("award").first()


def editions(by: Viewer) -> list[Edition]:
    """Editions somebody may know of: the running one, then the newest first."""
    rows = visible(by, Edition.objects.all()).select_related("award")
    return sorted(rows.order_by("-year", "-number"), key=lambda e: e.state != kinds.RUNNING)


def newest(award: str, called: bool = False) -> Edition | None:
    """The newest edition of an award; with ``called`` only one whose call is out."""
    rows = Edition.objects.filter(award=award).select_related("award")
    if called:
        rows = rows.filter(state__in=CALLED)
    return rows.order_by("-year", "-number").first()


def before(edition: Edition) -> Edition | None:
    """The edition before this one, of the same award."""
    rows = Edition.objects.filter(award=edition.award_id, number__lt=edition.number)
    return rows.order_by("-number").first()


CALLED = (kinds.RUNNING, kinds.CONCLUDED, kinds.CLOSED)


def present_name(award: str, planned: bool) -> str:
    """How the running edition of an award is called, else the newest; "" where there is none.

    ``planned``: also one whose call is not out yet, which is the business of those inside alone.
    """
    rows = (
        Edition.objects.filter(award=award)
        if planned
        else Edition.objects.filter(award=award, state__in=CALLED)
    )
    known = list(rows.order_by("-year", "-number").values_list("title", "state"))
    return next((title for title, state in known if state == "running"), known[0][0] if known else "")


def cases(by: Viewer, edition: str | None = None) -> list[Case]:
    rows = visible(by, Case.objects.all()).select_related("organisation", "edition").defer(*HEAVY)
    if edition:
        rows = rows.filter(edition=edition)
    return list(rows.order_by("-edition__year", "no", "pk"))


class CaseRow(NamedTuple):
    """An application as lists show it."""

    pk: str
    no: str
    name: str
    state: str
    tags: list[str]
    totals: dict[str, str]


def case_rows(by: Viewer, edition: str) -> list[CaseRow]:
    """Applications of an edition that somebody may know of, as plain rows in the order of their numbers."""
    rows = visible(by, Case.objects.filter(edition=edition)).order_by("no", "pk")
    return [
        CaseRow(*r) for r in rows.values_list("pk", "no", "organisation__name", "state", "tags", "totals")
    ]


class FindingRow(NamedTuple):
    """The law's findings on one application, as they were last judged."""

    pk: str
    no: str
    name: str
    findings: list[dict[str, Any]]


def finding_rows(by: Viewer, edition: str) -> list[FindingRow]:
    """Findings on every application of an edition that was handed in."""
    rows = visible(by, Case.objects.filter(edition=edition)).exclude(state=kinds.DRAFT).order_by("no", "pk")
    return [FindingRow(*r) for r in rows.values_list("pk", "no", "organisation__name", "findings")]


def search(by: Viewer, text: str, most: int) -> list[Case]:
    """Applications whose number, organisation or code has the text in it."""
    wanted = (
        Q(no__contains=text)
        | Q(organisation__name__contains=text)
        | Q(organisation__uscc__contains=text.upper())
    )
    rows = (
        visible(by, Case.objects.all()).filter(wanted).select_related("organisation", "edition").defer(*HEAVY)
    )
    return list(rows.order_by("-edition__year", "no")[:most])


HEAVY = (
    "findings",
    "facts",
    "receipt",
    "edition__plan",
    "edition__readings",
    "edition__call",
    "edition__regulation_check",
)


def all_cases(edition: str) -> list[Case]:
    """Every submitted application of an edition, for export."""
    rows = (
        Case.objects.filter(edition=edition)
        .exclude(state=kinds.DRAFT)
        .select_related("organisation", "edition")
    )
    return list(rows.order_by("no"))


def name_lists(edition: str) -> list[NameList]:
    return list(NameList.objects.filter(edition=edition).order_by("position"))


def visible_lists(by: Viewer, edition: str | None = None) -> list[NameList]:
    rows = visible(by, NameList.objects.all()).select_related("edition")
    if edition:
        rows = rows.filter(edition=edition)
    return list(rows.order_by("-edition__year", "position"))


def listed(obj: Any) -> list[tuple[str, str]]:
    """(number, name) of the cases on the list that an edition's present stage takes."""
    return [(c.no, c.organisation.name) for c in lists.cases_of(_edition_of(obj))]


def _edition_of(obj: Any) -> Edition:
    return obj if isinstance(obj, Edition) else Edition.objects.get(pk=obj.edition_of)


def noticed(obj: Any) -> list[tuple[str, str]]:
    """(number, name) of the cases that a notice lists: the newest list that is public."""
    return listed(obj)


def struck(edition: str) -> dict[str, tuple[str, str]]:
    return {pk: (s.reason, s.article) for pk, s in lists.struck(edition).items()}


def budget_lines(edition: str) -> list[BudgetLine]:
    return list(BudgetLine.objects.filter(edition=edition).order_by("sort", "name"))


def hearings(by: Viewer, case: str | None = None) -> list[Hearing]:
    rows = visible(by, Hearing.objects.all()).select_related("case__organisation", "case__edition")
    if case:
        rows = rows.filter(case=case)
    return list(rows.order_by("told_at"))


def hearings_open(edition: str) -> list[Hearing]:
    """Told and not yet answered, the earliest due first."""
    rows = Hearing.objects.filter(case__edition=edition, state=kinds.TOLD).select_related(
        "case__organisation", "case__edition"
    )
    return list(rows.order_by("answer_by", "pk"))


def calendar(award: Award) -> workdays.Calendar:
    return pinned.calendar(award)


def case_names(edition: str) -> dict[str, tuple[str, str]]:
    """Case id → (number, organisation)."""
    rows = Case.objects.filter(edition=edition).values_list("pk", "no", "organisation__name")
    return {pk: (no, name) for pk, no, name in rows}


def with_receipt(cases: list[str]) -> list[str]:
    """Those of some applications that were handed in."""
    rows = Case.objects.filter(pk__in=cases).exclude(receipt={}).values_list("pk", flat=True)
    return [c for c in cases if c in set(rows)]


def case_ids(edition: str) -> list[str]:
    """Ids of an edition's applications, drafts included, in the order of the cast's numbers."""
    rows = Case.objects.filter(edition=edition).values_list("pk", "alias")
    return [pk for pk, alias in sorted(rows, key=lambda r: (len(r[1]), r[1], r[0]))]


PLAN_ITEMS = {
    "deadline": "申报截止日",
    "replies_due": "部门复函截止日",
    "gate": "进入现场评审的材料分",
    "voting": "评委会表决方式",
    "media": "主要媒体",
    "copies": "纸质申报材料份数",
}


def plan_item(edition: Edition, id: str) -> str:
    """What an item of the plan that may change is called; a stage's planned day by its stage."""
    stage = next((s for s in pinned.rules_of(edition).stages if id == f"dates.{s.id}"), None)
    return f"{stage.title}的计划日期" if stage else PLAN_ITEMS[id]
