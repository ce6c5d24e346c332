"""Acts of the panel."""

from __future__ import annotations

from datetime import datetime

from zhiheng.access.acts import Act
from zhiheng.access.kinds import APPOINTMENT, RUNNING
from zhiheng.access.viewer import Viewer
from zhiheng.applications.acts import owner
from zhiheng.editions import lists, pinned
from zhiheng.editions.kinds import CASE, EDITION
from zhiheng.editions.models import Case, Edition
from zhiheng.law import panel
from zhiheng.law.finding import Finding, failing, holds

from . import kinds, panels
from .models import Book, Consensus, Declaration, Member, Panel, Visit


def own(obj: Member | Declaration | Book) -> frozenset[str]:
    return frozenset({f"user/{obj.user_id}"})


def leads(consensus: Consensus) -> frozenset[str]:
    return frozenset({f"user/{panels.leader_of(consensus.case)}"})


def scores(consensus: Consensus) -> frozenset[str]:
    return frozenset(f"user/{u}" for u in panels.book_keepers(consensus.case, consensus.stage))


def leader(edition: object) -> frozenset[str]:
    return frozenset({f"user/{panels.leader(edition)}"})


def leads_case(case: object) -> frozenset[str]:
    return frozenset({f"user/{panels.leader_of(case)}"})


def visited_in_silence(case: Case, at: datetime) -> list[Finding]:
    """The applicant was visited, and did not say yet whether it cost it anything."""
    waits = Visit.objects.filter(case=case, answered_at=None).exists()
    return [holds(waits, "visit_unanswered", pinned.rules_of(case).cite("no_fee"))]


def not_engaged(edition: Edition, at: datetime) -> list[Finding]:
    found = Panel.objects.filter(edition=edition).exists()
    return [holds(not found, "panel_once", pinned.rules_of(edition).cite("panel"))]


def somebody_unasked(edition: Edition, at: datetime) -> list[Finding]:
    """Is there a member who was not yet asked about an application on the list?"""
    asked = Declaration.objects.filter(case__edition=edition).count()
    pairs = lists.length(edition) * len(panels.members(edition))
    return [holds(asked < pairs, "somebody_to_ask", pinned.rules_of(edition).cite("recusal"))]


def not_opened(edition: Edition, at: datetime) -> list[Finding]:
    opened = Book.objects.filter(case__edition=edition, stage=edition.stage).exists()
    return [holds(not opened, "books_once", pinned.rules_of(edition).cite("organise_review"))]


def ready_to_score(edition: Edition, at: datetime) -> list[Finding]:
    """Books open once a stage: all have sworn and declared, at least five may score each application,
    visits are held.
    """
    once = not_opened(edition, at)
    if failing(once):
        return once
    rules, cases = pinned.rules_of(edition), lists.cases_of(edition)
    seats = panels.as_law(panels.members(edition))
    seated = [s.id for s in seats if s.role != "reserve"]
    unsworn = Member.objects.filter(edition=edition, user__in=seated, state=kinds.ENGAGED).count()
    undeclared = Declaration.objects.filter(
        case__in=[c.pk for c in cases], state=kinds.OPEN, user__in=seated
    ).count()
    asked = Declaration.objects.filter(case__edition=edition).exists()
    recusal = rules.cite("recusal")
    return [
        *once,
        holds(not unsworn, "undertaking_signed", rules.cite("secrecy"), open=unsworn),
        holds(asked, "interests_asked", recusal),
        holds(not undeclared, "interests_declared", recusal, open=undeclared),
        *(panel.enough_scorers(rules.panel, seats, panels.recused(c), recusal) for c in cases),
        *_visited(edition, cases),
    ]


def _visited(edition: Edition, cases: list[Case]) -> list[Finding]:
    rules = pinned.rules_of(edition)
    if rules.stage(edition.stage).mode == "paper":
        return []
    open_ = [c.no for c in cases if c.pk not in panels.visited(str(edition.pk), edition.stage)]
    return [holds(not open_, "all_visited", rules.cite("onsite"), open=open_)]


def books_locked(consensus: Consensus, at: datetime) -> list[Finding]:
    """The panel reconciles when the last member has locked."""
    open_ = panels.open_books(str(consensus.case.edition_id)).get((consensus.case_id, consensus.stage), 0)
    return [holds(not open_, "books_locked", pinned.rules_of(consensus).cite("evaluate"), open=open_)]


def all_signed(consensus: Consensus, at: datetime) -> list[Finding]:
    unsigned = [
        u for u in panels.book_keepers(consensus.case, consensus.stage) if u not in consensus.signatures
    ]
    return [holds(not unsigned, "all_signed", pinned.rules_of(consensus).cite("report"), open=len(unsigned))]


def unreconciled(consensus: Consensus, by: Viewer) -> bool:
    return consensus.state == kinds.OPEN


def unsigned_by(consensus: Consensus, by: Viewer) -> bool:
    return by.user not in consensus.signatures


def reported(edition: Edition) -> Finding:
    """Has every application on the list a report in the present stage?"""
    cases = lists.cases_of(edition)
    rows = Consensus.objects.filter(case__in=[c.pk for c in cases], stage=edition.stage, state=kinds.REPORTED)
    done = set(rows.values_list("case_id", flat=True))
    open_ = [c.no for c in cases if c.pk not in done]
    return holds(not open_, "all_reported", pinned.rules_of(edition).cite("report"), open=open_)


def to_be_visited(case: Case, at: datetime) -> list[Finding]:
    """Is there a visit to record: in a stage on site, for an application on its list, once?"""
    rules, stage = pinned.rules_of(case), case.edition.stage
    on_site = stage in {s.id for s in rules.reviews if s.mode != "paper"}
    article = rules.cite("onsite")
    return [
        holds(on_site, "right_stage", article, stage=stage, during=["onsite"]),
        holds(case.pk in panels.listed(case.edition_id), "on_list", article, no=case.no),
        holds(case.pk not in panels.visited(case.edition_id, stage), "visit_once", article),
    ]


def in_an_earlier_stage(edition: Edition, at: datetime) -> list[Finding]:
    rules = pinned.rules_of(edition)
    right = holds(
        edition.stage != rules.final_stage, "right_stage", rules.cite("material"), stage=edition.stage
    )
    return [right] if failing([right]) else [right, reported(edition)]


def in_the_final_stage(edition: Edition, at: datetime) -> list[Finding]:
    rules = pinned.rules_of(edition)
    right = holds(
        edition.stage == rules.final_stage, "right_stage", rules.cite("propose"), stage=edition.stage
    )
    return [right] if failing([right]) else [right, reported(edition)]


BEFORE = ("approved", "call", "screening", "review")

ENGAGE = Act(
    "engage_panel",
    "聘请评审组",
    ("office",),
    EDITION,
    "panel",
    during=BEFORE,
    guard=not_engaged,
    makes=(
        (kinds.PANEL, kinds.ENGAGED),
        (kinds.MEMBER, kinds.ENGAGED),
        (APPOINTMENT, RUNNING),
    ),
)
SIGN = Act(
    "sign_undertaking",
    "签署保密廉洁承诺",
    ("expert",),
    kinds.MEMBER,
    "secrecy",
    states=(kinds.ENGAGED,),
    to=kinds.SWORN,
    who=own,
)
OPEN_INTERESTS = Act(
    "open_interests",
    "发起利害关系申报",
    ("office",),
    EDITION,
    "recusal",
    during=("review",),
    guard=somebody_unasked,
    makes=((kinds.DECLARATION, kinds.OPEN),),
)
DECLARE = Act(
    "declare_interest",
    "申报利害关系",
    ("expert",),
    kinds.DECLARATION,
    "recusal",
    during=("review",),
    states=(kinds.OPEN,),
    to=kinds.DECLARED,
    who=own,
    interest_free=True,
)
SUBSTITUTE = Act(
    "substitute",
    "候补递补",
    ("office",),
    EDITION,
    "recusal",
    during=("review",),
    todo=False,
    also=((kinds.MEMBER, kinds.REPLACED),),
)
OPEN_BOOKS = Act(
    "open_books",
    "开启评分",
    ("office",),
    EDITION,
    "organise_review",
    during=("review",),
    guard=ready_to_score,
    makes=(
        (kinds.BOOK, kinds.OPEN),
        (kinds.CONSENSUS, kinds.OPEN),
    ),
)
SCORE = Act(
    "score", "评分", ("expert",), kinds.BOOK, "criteria", during=("review",), states=(kinds.OPEN,), who=own
)
LOCK = Act(
    "lock",
    "锁定评分表",
    ("expert",),
    kinds.BOOK,
    "evaluate",
    during=("review",),
    states=(kinds.OPEN,),
    to=kinds.LOCKED,
    who=own,
)
VISIT = Act(
    "record_visit",
    "记录现场评审",
    ("expert",),
    CASE,
    "onsite",
    during=("review",),
    who=leads_case,
    guard=to_be_visited,
    makes=((kinds.VISIT, kinds.HELD),),
    help="review",
)
FEEDBACK = Act(
    "report_visit_cost",
    "反馈现场评审费用情况",
    ("applicant",),
    CASE,
    "no_fee",
    who=owner,
    guard=visited_in_silence,
)
RECONCILE = Act(
    "reconcile",
    "合议",
    ("expert",),
    kinds.CONSENSUS,
    "evaluate",
    during=("review",),
    states=(kinds.OPEN, kinds.RECONCILED),
    to=kinds.RECONCILED,
    who=leads,
    guard=books_locked,
    waits=unreconciled,
)
ASSENT = Act(
    "sign_consensus",
    "签署合议结果",
    ("expert",),
    kinds.CONSENSUS,
    "report",
    during=("review",),
    states=(kinds.RECONCILED,),
    who=scores,
    waits=unsigned_by,
)
REPORT = Act(
    "submit_report",
    "提交评审报告",
    ("expert",),
    kinds.CONSENSUS,
    "report",
    during=("review",),
    states=(kinds.RECONCILED,),
    to=kinds.REPORTED,
    who=leads,
    grave=True,
    guard=all_signed,
)
PASS_GATE = Act(
    "pass_gate",
    "形成进入下一阶段名单",
    ("expert",),
    EDITION,
    "material",
    during=("review",),
    who=leader,
    guard=in_an_earlier_stage,
    makes=lists.MAKES,
    also=lists.MOVES,
)
PROPOSE = Act(
    "propose",
    "综合评价并提出建议名单",
    ("expert",),
    EDITION,
    "propose",
    during=("review",),
    who=leader,
    grave=True,
    guard=in_the_final_stage,
    makes=(*lists.MAKES, (kinds.EVALUATION, kinds.SUBMITTED)),
    also=lists.MOVES,
)
TRANSMIT = Act(
    "transmit",
    "报评委会审议",
    ("office",),
    EDITION,
    "to_committee",
    during=("list",),
    makes=lists.MAKES,
    also=lists.MOVES,
)
