"""The golden edition through the services: every outcome that was known beforehand, case by case."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.django_db

QUALIFIED = ("A1", "A2", "A3", "A6", "A8", "A9", "A10", "A12")


def listed(golden: Any, name: str) -> set[str]:
    from zhiheng.editions.models import Case, NameList

    row = NameList.objects.get(edition=golden.edition, name=name)
    return set(Case.objects.filter(pk__in=row.cases).values_list("alias", flat=True))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("applied", {f"A{n}" for n in range(1, 13)}),
        ("qualified", set(QUALIFIED)),
        ("visited", {"A1", "A2", "A3", "A6", "A8", "A10", "A12"}),
        ("proposed", {"A1", "A2", "A3", "A6", "A8", "A10"}),
        ("candidates", {"A1", "A2", "A3", "A6", "A8", "A10"}),
        ("nominated", {"A1", "A2", "A6", "A10"}),
        ("for-decision", {"A1", "A6", "A10"}),
        ("winners", {"A1", "A6", "A10"}),
    ],
)
def test_each_name_list(golden: Any, name: str, expected: set[str]) -> None:
    assert listed(golden, name) == expected


@pytest.mark.parametrize(
    ("alias", "article"), [("A4", "14(3)"), ("A5", "14(5)"), ("A7", "13(2)"), ("A11", "27")]
)
def test_each_refusal_rests_on_one_article(golden: Any, alias: str, article: str) -> None:
    case = golden.case(alias)
    assert case.state == "refused"
    assert {f["article"] for f in case.findings if f["value"] == "NOT_MET"} == {article}


def finding(golden: Any, alias: str, rule: str) -> dict[str, Any]:
    found: dict[str, Any] = next(f for f in golden.case(alias).findings if f["rule"] == rule)
    return found


@pytest.mark.parametrize(
    ("alias", "rule", "value", "kind"),
    [
        ("A1", "operated_years", "MET", "computed"),
        ("A1", "no_other_breach", "MET", "judged"),
        ("A2", "operated_years", "MET", "judged"),
        ("A2", "no_policy_breach", "MET", "attested"),
        ("A3", "no_quality_failure", "MET", "attested"),
        ("A6", "no_loss", "MET", "computed"),
        ("A6", "no_quality_failure", "MET", "attested"),
        ("A8", "no_accident", "MET", "attested"),
        ("A9", "operated_years", "MET", "computed"),
        ("A9", "no_other_breach", "MET", "attested"),
        ("A10", "no_valid_honour", "MET", "computed"),
        ("A12", "no_loss", "MET", "judged"),
    ],
)
def test_each_near_miss(golden: Any, alias: str, rule: str, value: str, kind: str) -> None:
    found = finding(golden, alias, rule)
    assert (found["value"], found["kind"]) == (value, kind)


def test_the_day_from_which_it_would_be_met_is_told(golden: Any) -> None:
    assert finding(golden, "A7", "model_years")["met_from"] == "2026-05-30"
    assert finding(golden, "A11", "no_valid_honour")["met_from"] == "2026-05-30"
    assert finding(golden, "A4", "no_quality_failure")["met_from"] == "2026-05-30"


@pytest.mark.parametrize(
    ("alias", "stage", "total"),
    [
        ("A1", "onsite", "671.25"),
        ("A2", "onsite", "640.5"),
        ("A3", "onsite", "596"),
        ("A6", "onsite", "500"),
        ("A8", "onsite", "618.75"),
        ("A10", "onsite", "588.75"),
        ("A12", "onsite", "499.75"),
        ("A9", "material", "430"),
    ],
)
def test_each_total(golden: Any, alias: str, stage: str, total: str) -> None:
    assert golden.case(alias).totals[stage] == total


def test_votes_and_places(golden: Any) -> None:
    from zhiheng.editions.models import Case
    from zhiheng.stages.meeting.models import Meeting, Question

    meeting = Meeting.objects.get(edition=golden.edition)
    assert (len(meeting.appointed), len(meeting.present)) == (9, 8)
    alias = dict(Case.objects.filter(edition=golden.edition).values_list("pk", "alias"))
    counts = {
        q.sort: {alias[c]: n for c, n in q.count.items()} for q in Question.objects.filter(meeting=meeting)
    }
    assert counts == {"first_time": {"A1": 8, "A2": 6, "A3": 1, "A6": 5, "A8": 4}, "re_award": {"A10": 7}}
    assert Question.objects.get(meeting=meeting, sort="re_award").issued == 7


def test_five_score_where_three_are_recused_and_seven_sit(golden: Any) -> None:
    from zhiheng.stages.review import panels
    from zhiheng.stages.review.models import Book

    case = golden.case("A3")
    assert sorted(Book.objects.filter(case=case, stage="material").values_list("user__alias", flat=True)) == [
        "E1",
        "E2",
        "E3",
        "E7",
        "E8",
    ]
    assert len([m for m in panels.members(golden.edition) if m.role != "reserve"]) == 7
    assert panels.leader_of(golden.case("A8")) == golden.user("e2")


def test_notice_objections_and_cancellation(golden: Any) -> None:
    from zhiheng.editions.models import Strike
    from zhiheng.registry.models import Bar
    from zhiheng.stages.notice.models import Notice, Objection

    notice = Notice.objects.get(edition=golden.edition)
    assert (notice.published.isoformat(), notice.last_day.isoformat()) == ("2026-09-28", "2026-10-10")
    ends = dict(Objection.objects.filter(case__edition=golden.edition).values_list("case__alias", "state"))
    assert ends == {"A1": "dismissed", "A2": "upheld", "A6": "set_aside"}
    strike = Strike.objects.get(case=golden.case("A2"))
    assert strike.at.date().isoformat() == "2026-10-19"
    assert Bar.objects.get(uscc=golden.case("A2").organisation.uscc).through.isoformat() == "2029-10-19"


def test_honours_and_prizes(golden: Any) -> None:
    from zhiheng.editions.models import BudgetLine
    from zhiheng.registry.models import Honour
    from zhiheng.stages.decision.models import Payment

    rows = Honour.objects.filter(edition=golden.edition.pk)
    names = {golden.case(a).organisation.name: a != "A10" for a in ("A1", "A6", "A10")}
    assert {h.name: h.first_time for h in rows} == names
    assert {(h.awarded.isoformat(), h.valid_through.isoformat()) for h in rows} == {
        ("2026-10-26", "2030-10-26")
    }
    assert all(h.certificate for h in rows)
    paid = Payment.objects.filter(case__edition=golden.edition, state="paid")
    assert sorted(paid.values_list("case__alias", "fen")) == [("A1", 50_000_000), ("A6", 50_000_000)]
    line = BudgetLine.objects.get(edition=golden.edition, sort="prize")
    assert (line.fen, line.spent_fen) == (150_000_000, 100_000_000)


def test_letters_say_on_whose_behalf_and_two_persons(golden: Any) -> None:
    import json

    from zhiheng.ledger.models import Entry

    rows = [
        json.loads(b)
        for b in Entry.objects.filter(act__in=("enter_letter", "verify_letter")).values_list(
            "body", flat=True
        )
    ]
    assert rows and all(r["on_behalf"].startswith("body/") and r["document"] for r in rows)
    by = {r["act"]: set() for r in rows} | {}
    for r in rows:
        by[r["act"]].add(r["by"])
    assert not by["enter_letter"] & by["verify_letter"]


def test_every_invariant_holds(golden: Any) -> None:
    from zhiheng.dossier.invariants import broken

    assert broken() == []


def test_the_dossier_verifies_and_is_the_same_twice(golden: Any) -> None:
    from zhiheng.dossier.export import export
    from zhiheng.proof.verify import verify

    raw = export(golden.edition)
    assert raw == export(golden.edition)
    result = verify(raw)
    assert result["ok"], [c for c in result["checks"] if not c["ok"]]
    assert result["kind"] == "rehearsal"
