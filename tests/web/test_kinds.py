"""Every kind of object has a page, words, a help text, and somebody who may open it: by hand, office by
office.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.db import models

from tests.house import client_of

OFFICES = (
    "applicant",
    "recommender",
    "department",
    "expert",
    "committee",
    "office",
    "leading",
    "government",
    "supervision",
)
WHO = ("a1", "recommender1", "market", "e1", "c1", "office", "leading", "government", "supervision")
"""The first of each office in the golden edition, which is filed: A1 won, its books and votes are over."""

# What the page of an object answers to each office, in the order above. Written by hand.
EXPECTED = """
award                403 403 403 403 403 200 200 403 200
appointment          404 404 404 404 404 200 200 404 200
body                 200 200 200 200 200 200 200 200 200
organisation         200 404 404 404 404 200 200 404 200
expert               404 404 404 404 404 200 200 404 200
honour               200 404 404 404 404 200 200 200 200
edition              200 200 200 200 200 200 200 200 200
case                 200 404 404 404 404 200 200 404 200
list                 404 404 404 404 200 200 200 200 200
line                 404 404 404 404 404 200 404 200 200
hearing              404 404 404 404 404 200 404 404 200
evidence             200 404 404 404 404 200 200 404 200
recommendation       200 200 404 404 404 200 404 404 200
query                404 404 200 404 404 200 404 404 200
supplement           200 404 404 404 404 200 404 404 200
panel                404 404 404 200 404 200 404 404 200
member               404 404 404 404 404 200 404 404 200
declaration          404 404 404 404 404 200 404 404 200
book                 404 404 404 404 404 200 404 404 200
consensus            404 404 404 404 404 200 404 404 200
visit                404 404 404 404 404 200 404 404 200
evaluation           404 404 404 200 200 200 404 404 200
meeting              404 404 404 404 200 200 200 404 200
question             404 404 404 404 200 200 200 404 200
notice               200 200 200 200 200 200 200 200 200
objection            404 404 404 404 404 200 404 404 200
decision             404 404 404 404 404 200 200 200 200
payment              404 404 404 404 404 200 200 200 200
revocation           404 404 404 404 404 200 404 200 200
tie                  404 404 404 404 404 200 404 200 200
promotion_plan       404 404 404 404 404 200 200 404 200
activity             200 404 404 404 404 200 200 404 200
part                 200 404 404 404 404 200 200 404 200
practice             200 404 404 404 404 200 200 404 200
promotion_entry      404 404 404 404 404 200 200 404 200
title_use            200 404 404 404 404 200 200 404 200
misuse               404 404 404 404 404 200 404 404 200
annual_report        200 404 404 404 404 404 404 404 404
survey               200 404 404 404 404 200 200 404 200
survey_answer        200 404 404 404 404 200 200 404 200
use_plan             200 404 404 404 404 200 200 404 200
use                  200 404 404 404 404 200 200 404 200
use_report           200 404 404 404 404 200 200 404 200
draw                 404 404 404 404 404 200 200 404 200
inspection           404 404 404 404 404 200 200 404 200
inspection_finding   200 404 404 404 404 200 200 404 200
holder_change        404 404 404 404 404 200 200 200 200
supervision_finding  404 404 404 404 404 200 200 404 200
complaint            404 404 404 404 404 200 404 404 200
misconduct           404 404 404 404 404 200 404 404 200
appraisal            404 404 404 200 404 200 404 404 200
cost                 404 404 404 404 404 200 404 200 200
paper                404 404 404 404 404 200 200 404 200
letter               404 404 404 404 404 200 200 404 200
"""


def expected() -> dict[str, tuple[int, ...]]:
    rows = (line.split() for line in EXPECTED.strip().splitlines())
    return {name: tuple(int(n) for n in answers) for name, *answers in rows}


def a_row(model: Any, known: dict[Any, Any], **given: Any) -> Any:
    """One object of a model with as little as its columns ask for, in the first state of its kind."""
    simple: dict[type, Any] = {
        models.CharField: "x",
        models.TextField: "x",
        models.DateTimeField: datetime.fromisoformat("2026-10-01T09:00:00+08:00"),
        models.DateField: date(2026, 10, 1),
        models.JSONField: {},
        models.BooleanField: False,
        models.PositiveSmallIntegerField: 1,
        models.BigIntegerField: 1,
    }
    columns: dict[str, Any] = {"id": f"{model.kind.name:0<32}"[:32], "state": model.kind.states[0].key}
    for f in model._meta.fields:
        if (
            f.name in columns
            or f.name in given
            or f.null
            or f.blank
            or f.has_default()
            or f.name == "version"
        ):
            continue
        columns[f.name] = (
            known[f.related_model] if f.is_relation else simple[next(t for t in simple if isinstance(f, t))]
        )
    row = model(**columns | given)
    row.save(force_insert=True)
    known[model] = row
    return row


@pytest.fixture
def furnished(golden: Any) -> dict[str, Any]:
    """One object of every kind, of A1 where it belongs to an organisation; those the edition lacks are
    written.
    """
    from zhiheng.access.models import Award, User
    from zhiheng.access.visible import KINDS
    from zhiheng.editions.models import BudgetLine, Case, Edition
    from zhiheng.law.checklist import LINES
    from zhiheng.registry.models import Honour

    case = golden.case("A1")
    honour = Honour.objects.get(case=case.pk)
    known: dict[Any, Any] = {
        Award: golden.award,
        Edition: golden.edition,
        Case: case,
        Honour: honour,
        BudgetLine: BudgetLine.objects.filter(edition=golden.edition).order_by("sort").first(),
        User: User.objects.get(pk=golden.user("e1")),
    }
    special: dict[str, dict[str, Any]] = {
        "appraisal": {
            "figures": {
                "spread": "",
                "books": 2,
                "locked": 2,
                "late": 0,
                "days_late": 0,
                "comments": 3,
                "founded": 0,
            }
        },
        "annual_report": {"criteria": golden.edition.criteria},
        "promotion_entry": {"register": "adopter"},
        "draw": {"honours": [], "inspectors": []},
        "inspection": {"inspectors": [golden.user("office")]},
        "inspection_finding": {"line": LINES[0].id},
    }
    found = {}
    for name, model in KINDS.items():
        rows: Any = model._default_manager.order_by("pk")
        if model.award_path:
            rows = rows.filter(**{model.award_path: golden.award})
        fields = {f.name for f in model._meta.fields}
        if model in known:
            row = known[model]
        elif "case" in fields and model._meta.get_field("case").is_relation:
            row = rows.filter(case=case).first() or rows.first()
        else:
            row = rows.first()
        if row is None:
            row = a_row(model, known, **special.get(name, {}))
        known[model] = found[name] = row
    return found


def test_every_kind_has_its_row_and_no_row_lacks_a_kind(furnished: dict[str, Any]) -> None:
    assert sorted(expected()) == sorted(furnished)


def test_the_page_of_each_kind_opens_for_these_offices_and_no_other(
    golden: Any, furnished: dict[str, Any]
) -> None:
    clients = [client_of(golden.user(who)) for who in WHO]
    answered = {
        name: tuple(client.get(row.kind.address(row.pk)).status_code for client in clients)
        for name, row in furnished.items()
    }
    wrong = {name: codes for name, codes in answered.items() if codes != expected().get(name)}
    assert not wrong, "\n".join(
        f"{name:20} {' '.join(map(str, codes))}" for name, codes in sorted(wrong.items())
    )


def test_a_finding_about_something_typed_by_hand_is_shown_as_it_was_typed(golden: Any) -> None:
    for about in ("评分/复核", "case/unknown", "会议"):
        golden.do("supervision", "note_finding", golden.edition.ref, text="请说明", about=about)
    from zhiheng.oversight.models import SupervisionFinding

    office = client_of(golden.user("office"))
    for row in SupervisionFinding.objects.filter(edition=golden.edition):
        assert office.get(row.kind.address(row.pk)).status_code == 200, row.about


def test_every_kind_has_a_word_for_each_state_and_a_help_text() -> None:
    from zhiheng.access.kinds import REGISTRY
    from zhiheng.web.help import texts

    for kind in REGISTRY.values():
        assert kind.word and kind.states, kind.name
        assert kind.help in texts.names(), f"{kind.name}: no help text {kind.help!r}"
        for state in kind.states:
            assert state.word and state.word != state.key, f"{kind.name} {state.key}"
            assert state.shape in ("todo", "doing", "done", "issue")
        if kind.due:
            from zhiheng.access.visible import KINDS

            assert kind.due in {f.name for f in KINDS[kind.name]._meta.fields}
