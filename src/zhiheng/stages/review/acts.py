"""Acts of the panel."""

from __future__ import annotations

from zhiheng.access.acts import Act

from . import panels
from .models import Book, Consensus, Declaration, Member


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


BEFORE = ("approved", "call", "screening", "review")

ENGAGE = Act("engage_panel", "聘请评审组", ("office",), "edition", "panel", during=BEFORE)
SIGN = Act("sign_undertaking", "签署保密廉洁承诺", ("expert",), "member", "secrecy", states=("engaged",), to="sworn", who=own)
OPEN_INTERESTS = Act("open_interests", "发起利害关系申报", ("office",), "edition", "recusal", during=("review",))
DECLARE = Act(
    "declare_interest", "申报利害关系", ("expert",), "declaration", "recusal", during=("review",), states=("open",),
    to="declared", who=own, interest_free=True,
)
SUBSTITUTE = Act("substitute", "候补递补", ("office",), "edition", "recusal", during=("review",))
OPEN_BOOKS = Act("open_books", "开启评分", ("office",), "edition", "organise_review", during=("review",))
SCORE = Act("score", "评分", ("expert",), "book", "criteria", during=("review",), states=("open",), who=own)
LOCK = Act("lock", "锁定评分表", ("expert",), "book", "evaluate", during=("review",), states=("open",), to="locked", who=own)
VISIT = Act("record_visit", "记录现场评审", ("expert",), "case", "onsite", during=("review",), who=leads_case)
RECONCILE = Act(
    "reconcile", "合议", ("expert",), "consensus", "evaluate", during=("review",), states=("open", "reconciled"),
    to="reconciled", who=leads,
)
ASSENT = Act(
    "sign_consensus", "签署合议结果", ("expert",), "consensus", "report", during=("review",), states=("reconciled",), who=scores
)
REPORT = Act(
    "submit_report", "提交评审报告", ("expert",), "consensus", "report", during=("review",), states=("reconciled",),
    to="reported", who=leads, grave=True,
)
PASS_GATE = Act("pass_gate", "形成进入下一阶段名单", ("expert",), "edition", "material", during=("review",), who=leader)
PROPOSE = Act("propose", "综合评价并提出建议名单", ("expert",), "edition", "propose", during=("review",), who=leader, grave=True)
TRANSMIT = Act("transmit", "报评委会审议", ("office",), "edition", "to_committee", during=("list",))
