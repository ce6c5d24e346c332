"""Acts that the golden edition has no need of: each done once, and refused where it must be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]


def test_a_plan_is_returned_and_put_again(draft: Any) -> None:
    from zhiheng.editions.models import Edition

    ref = draft.do("office", "open_edition", draft.award.ref, number=12, year=2040).object
    days = {"opens": date(2040, 3, 1), "deadline": date(2040, 5, 1), "replies_due": date(2040, 6, 1)}
    draft.do("office", "save_plan", ref, **days, gate="450", engage="appointed", media="网站")
    draft.do("office", "submit_plan", ref)
    draft.do("c1", "return_plan", ref, reason="分数线请再论证")
    assert Edition.objects.get(pk=ref.partition("/")[2]).state == "planning"
    draft.do("office", "submit_plan", ref)
    draft.do("c1", "approve_plan", ref, document="纪要")


def test_a_recommendation_by_letter_counts_once_verified(draft: Any, refused: Refused) -> None:
    from zhiheng.applications.models import Recommendation
    from zhiheng.people.models import Body

    case = draft.case("A1")
    taken = Recommendation.objects.get(case=case).body_id
    body = Body.objects.filter(award=draft.award, sort="recommender").exclude(pk=taken).first()
    assert body is not None
    draft.do("a1", "ask_recommendation", case.ref, body=body.pk)
    row = Recommendation.objects.get(case=case, body=body)
    scan = draft.paper("office")
    draft.do(
        "office",
        "enter_recommendation",
        row.ref,
        on=draft.now().date(),
        document="荐函1号",
        scan=scan,
        reason="同意推荐",
    )
    refused(409, "two_persons", "13(5)", lambda: draft.do("office", "verify_recommendation", row.ref))
    draft.do("office2", "verify_recommendation", row.ref)
    row.refresh_from_db()
    assert (row.state, row.opinion) == ("given", "推荐")


def test_a_body_that_returned_an_application_is_asked_again(draft: Any, refused: Refused) -> None:
    from zhiheng.applications.models import Recommendation
    from zhiheng.people.models import Body

    case = draft.case("A1")
    asked = Recommendation.objects.filter(case=case).values("body")
    body = Body.objects.filter(award=draft.award, sort="recommender").exclude(pk__in=asked).first()
    assert body is not None
    draft.do("a1", "ask_recommendation", case.ref, body=body.pk)
    refused(409, "asked_once", "13(5)", lambda: draft.do("a1", "ask_recommendation", case.ref, body=body.pk))
    Recommendation.objects.filter(case=case, body=body).update(state="returned")
    draft.do("a1", "ask_recommendation", case.ref, body=body.pk)
    assert Recommendation.objects.get(case=case, body=body).state == "asked"


def test_evidence_is_taken_out_of_a_draft_alone(draft: Any, refused: Refused) -> None:
    from zhiheng.applications.models import Evidence

    case = draft.case("A1")
    one, two = Evidence.objects.filter(case=case).order_by("number")[:2]
    draft.do("a1", "withdraw_evidence", one.ref)
    one.refresh_from_db()
    assert (one.state, one.mark, two.mark) == ("withdrawn", "E-01", "E-02")
    draft.do("a1", "attach", case.ref, file=draft.paper("a1"), name="补充的证明.pdf")
    assert [e.mark for e in Evidence.objects.filter(case=case, state="kept").order_by("number")] == [
        "E-02",
        "E-03",
        "E-04",
    ]
    draft.do("a1", "submit", case.ref)
    refused(409, "right_state", "17(1)", lambda: draft.do("a1", "withdraw_evidence", two.ref))


def qualification(draft: Any) -> timedelta:
    """Submit one application and close the call; how much later that is."""
    draft.do("a1", "submit", draft.case("A1").ref)
    later = timedelta(days=(draft.edition.deadline - draft.now().date()).days + 1)
    draft.do("office", "close_call", draft.edition.ref, later=later)
    return later


def test_one_supplement_round(draft: Any, refused: Refused) -> None:
    from zhiheng.stages.screening.models import Supplement

    later = qualification(draft)
    case, due = draft.case("A1"), draft.now().date() + later + timedelta(days=5)
    draft.do("office", "request_supplement", case.ref, later=later, asked="请补充审计报告", due=due)
    row = Supplement.objects.get(case=case)
    refused(
        409,
        "supplement_once",
        "17(2)",
        lambda: draft.do("office", "request_supplement", case.ref, later=later, asked="再补", due=due),
    )
    late = later + timedelta(days=6)
    refused(
        409,
        "supplement_in_time",
        "17(2)",
        lambda: draft.do("a1", "supplement", row.ref, later=late, answer="补充"),
    )
    draft.do(
        "a1", "supplement", row.ref, later=later, answer="补充审计报告", files=[draft.paper("a1", "审计报告")]
    )
    row.refresh_from_db()
    assert row.state == "answered"


def test_a_wrong_entry_of_a_letter_is_returned(draft: Any, refused: Refused) -> None:
    from zhiheng.stages.screening.models import Query

    later = qualification(draft)
    today = draft.now().date() + later
    draft.do("office", "ask_departments", draft.edition.ref, later=later, due=today + timedelta(days=9))
    query = Query.objects.filter(case=draft.case("A1"), body__competence="税务").get()
    answers = dict.fromkeys(query.rules, "无")
    draft.do(
        "office",
        "enter_letter",
        query.ref,
        later=later,
        answers=answers,
        on=today,
        document="函1号",
        scan=draft.paper("office"),
    )
    refused(
        409,
        "two_persons",
        "14",
        lambda: draft.do("office", "return_letter", query.ref, later=later, reason="x"),
    )
    draft.do("office2", "return_letter", query.ref, later=later, reason="日期与来函不符")
    query.refresh_from_db()
    assert (query.state, query.answers) == ("asked", {})


def test_nobody_is_admitted_while_something_is_open_nor_refused_without_grounds(
    draft: Any, refused: Refused
) -> None:
    later = qualification(draft)
    case = draft.case("A1")
    refused(409, "not_judged", "17(2)", lambda: draft.do("office", "admit", case.ref, later=later))
    refused(
        409,
        "refusal_grounds",
        "17(2)",
        lambda: draft.do("office", "refuse", case.ref, later=later, reason="x"),
    )
    draft.do("office", "state_district", case.ref, later=later, in_district="是", reason="核对")
    refused(409, "no_accident", "14(4)", lambda: draft.do("office", "admit", case.ref, later=later))
    refused(
        409,
        "rule_open",
        "13(1)",
        lambda: draft.do(
            "office", "judge", case.ref, later=later, rule="operated_years", value="MET", reason="x"
        ),
    )


def test_an_interrupted_notice_is_prolonged_by_the_days_lost(public: Any, refused: Refused) -> None:
    from zhiheng.stages.notice.models import Notice

    notice = Notice.objects.get(edition=public.edition)
    before = notice.last_day
    refused(
        422,
        "lost_days",
        "17(6)",
        lambda: public.do("office", "interrupt_notice", notice.ref, days=0, reason="x"),
    )
    public.do("office", "interrupt_notice", notice.ref, days=1, reason="网站故障一日")
    notice.refresh_from_db()
    assert notice.last_day > before and len(notice.days) == 6


def test_the_governments_letter_takes_effect_with_a_second_person(public: Any, refused: Refused) -> None:
    from zhiheng.registry.models import Honour
    from zhiheng.stages.decision.models import Decision
    from zhiheng.stages.screening.models import Query

    later = timedelta(days=30)
    public.do("office", "close_notice", public.edition.ref, later=later)
    public.do("office", "request_decision", public.edition.ref, later=later, request="请示", legality="合法")
    row, on = Decision.objects.get(edition=public.edition), public.now().date() + later
    said = {"on": on, "meeting_on": on, "document": "通报1号"}
    scan = public.paper("office")
    refused(
        409,
        "asked_again",
        "14",
        lambda: public.do("office", "enter_decision", row.ref, later=later, scan=scan, **said),
    )
    public.do("office", "ask_departments", public.edition.ref, later=later, due=on, round="decision")
    for query in Query.objects.filter(case__edition=public.edition, round="decision").select_related("body"):
        login = {
            "市场监管": "market",
            "应急": "emergency",
            "住建": "housing",
            "卫健": "health",
            "税务": "tax",
            "生态环境": "environment",
        }
        public.do(
            login[query.body.competence],
            "attest",
            query.ref,
            later=later,
            answers=dict.fromkeys(query.rules, "无"),
        )
    early = {**said, "on": public.now().date(), "meeting_on": public.now().date()}
    refused(
        409,
        "after_list",
        "17(7)",
        lambda: public.do("office", "enter_decision", row.ref, later=later, scan=scan, **early),
    )
    public.do("office", "enter_decision", row.ref, later=later, scan=scan, **said)
    assert not Honour.objects.filter(edition=public.edition.pk).exists()
    refused(409, "two_persons", "17(7)", lambda: public.do("office", "verify_decision", row.ref, later=later))
    refused(
        409,
        "two_persons",
        "17(7)",
        lambda: public.do("office", "return_decision", row.ref, later=later, reason="x"),
    )
    public.do("office2", "return_decision", row.ref, later=later, reason="文号与原件不符")
    row.refresh_from_db()
    assert (row.state, row.document, row.on, row.entered_by) == ("requested", "", None, "")
    public.do("office", "enter_decision", row.ref, later=later, scan=scan, **said)
    public.do("office2", "verify_decision", row.ref, later=later)
    assert Honour.objects.filter(edition=public.edition.pk).count() == 3


def test_a_certificate_is_printed_again_only_with_a_reason(golden: Any, refused: Refused) -> None:
    from zhiheng.registry.models import Honour

    honour = Honour.objects.get(case=golden.case("A1").pk)
    refused(409, "certificate_once", "29", lambda: golden.do("office", "issue_certificate", honour.ref))
    golden.do("office", "reissue_certificate", honour.ref, reason="证书遗失")


def test_a_lead_that_does_not_hold_is_dropped(golden: Any, refused: Refused) -> None:
    from zhiheng.aftercare.revocation.models import Revocation
    from zhiheng.registry.models import Honour

    honour = Honour.objects.get(case=golden.case("A6").pk)
    golden.do("office", "open_revocation", honour.ref, ground="breach", facts="来信反映")
    row = Revocation.objects.get(honour=honour)
    refused(
        409,
        "right_state",
        "24",
        lambda: golden.do("government", "revoke", row.ref, document="x", reason="x", on=golden.now().date()),
    )
    golden.do("office", "drop_revocation", row.ref, reason="不属实")
    row.refresh_from_db()
    assert row.state == "dropped"


def test_the_office_answers_supervision(golden: Any) -> None:
    from zhiheng.oversight.models import SupervisionFinding

    row = SupervisionFinding.objects.get(edition=golden.edition)
    golden.do("office", "answer_finding", row.ref, answer="已阅，将继续规范")
    row.refresh_from_db()
    assert (row.state, row.answer) == ("answered", "已阅，将继续规范")


def test_every_act_is_done_by_some_test_or_by_the_golden_edition(golden: Any) -> None:
    """An act that nothing exercises is not shown to work."""
    from pathlib import Path

    from zhiheng.access import acts
    from zhiheng.ledger.models import Entry

    done = set(Entry.objects.values_list("act", flat=True).distinct()) | {"save_answer", "cast"}
    texts = "".join(p.read_text(encoding="utf-8") for p in Path(__file__).parent.glob("test_*.py"))
    assert [name for name in acts.table() if name not in done and f'"{name}"' not in texts] == []


def test_an_invitation_is_for_those_without_a_password(golden: Any, refused: Refused) -> None:
    from zhiheng.access.models import Appointment, User
    from zhiheng.people.models import Expert

    appointment = Appointment.objects.get(award=golden.award, user=golden.user("government"))
    golden.do("office", "invite", appointment.ref)
    expert = Expert.objects.filter(award=golden.award).first()
    assert expert is not None
    golden.do("office", "invite_expert", expert.ref)
    user = User.objects.get(pk=golden.user("government"))
    user.set_password("一句足够长的演练口令-12")
    user.save()
    refused(409, "invited_once", "8", lambda: golden.do("office", "invite", appointment.ref))


def test_only_those_on_the_list_are_visited_and_the_gate_is_before_the_last_stage(
    books: Any, refused: Refused
) -> None:
    from zhiheng.editions.models import NameList
    from zhiheng.stages.review import panels

    case = books.case("A1")
    alias = {books.user(f"e{n}"): f"e{n}" for n in range(1, 8)}
    leader = alias[str(panels.leader_of(case))]
    said = {"on": books.now().date(), "present": panels.scorers(case), "log": "首次会议"}
    refused(409, "right_stage", "17(4)", lambda: books.do(leader, "record_visit", case.ref, **said))
    from zhiheng.editions.models import Edition

    Edition.objects.filter(pk=books.edition.pk).update(stage="onsite")
    newest = NameList.objects.filter(edition=books.edition).order_by("-position").first()
    assert newest is not None
    NameList.objects.filter(pk=newest.pk).update(cases=[c for c in newest.cases if c != case.pk])
    refused(409, "on_list", "17(4)", lambda: books.do(leader, "record_visit", case.ref, **said))
    refused(409, "right_stage", "17(3)", lambda: books.do("e1", "pass_gate", books.edition.ref))


def test_a_plan_with_impossible_days(draft: Any, refused: Refused) -> None:
    ref = draft.do("office", "open_edition", draft.award.ref, number=13, year=2041).object
    days = {
        "opens": date(2041, 3, 1),
        "deadline": date(2041, 5, 1),
        "replies_due": date(2041, 6, 1),
        "gate": "450",
        "engage": "appointed",
        "media": "网站",
    }
    refused(
        422,
        "plan_days",
        "10(2)",
        lambda: draft.do("office", "save_plan", ref, **days, dates={"notice": "31日"}),
    )
    refused(
        422,
        "plan_days",
        "10(2)",
        lambda: draft.do("office", "save_plan", ref, **days, dates={"nothing": "2041-07-01"}),
    )


def test_every_text_has_a_limit_that_its_column_holds() -> None:
    from django.apps import apps

    from zhiheng.access import acts, args, inputs

    for name, performed in acts.table().items():
        for spec in args.specs(performed.service):
            unmeasured = isinstance(spec.arg.input, inputs.File | inputs.Password)
            if spec.type is not str or unmeasured:
                continue
            _, wrong = args.read(performed.service, {spec.name: "字" * (spec.arg.most + 1)}, "17(1)")
            assert "argument_long" in {f.rule for f in wrong if f.facts.get("argument") == spec.name}, (
                name,
                spec.name,
            )
    typed = {
        "name",
        "document",
        "place",
        "medium",
        "contact",
        "post",
        "order_no",
        "telephone",
        "competence",
        "employer",
        "login",
        "detail",
        "skills",
    }
    short = [
        f"{model.__name__}.{f.name}"
        for model in apps.get_models()
        if model.__module__.startswith("zhiheng")
        for f in model._meta.fields
        if f.name in typed and getattr(f, "max_length", None) and f.max_length < inputs.SHORT
    ]
    assert short == []


def test_a_sector_is_corrected_with_a_reason_while_the_qualification_is_open(
    draft: Any, refused: Refused
) -> None:
    from datetime import timedelta

    case = draft.case("A1")
    draft.do("a1", "submit", case.ref)
    refused(
        409,
        "right_stage",
        "16",
        lambda: draft.do("office", "change_sector", case.ref, sector="6513", reason="x"),
    )
    over = draft.edition.deadline - draft.now().date() + timedelta(days=1)
    draft.do("office", "close_call", draft.edition.ref, later=over)
    refused(
        422,
        "sector_code",
        "16",
        lambda: draft.do("office", "change_sector", case.ref, sector="软件", reason="x", later=over),
    )
    case.refresh_from_db()
    refused(
        422,
        "sector_other",
        "16",
        lambda: draft.do("office", "change_sector", case.ref, sector=case.sector, reason="x", later=over),
    )
    draft.do("office", "change_sector", case.ref, sector="9999", reason="主营业务以检测为主", later=over)
    case.refresh_from_db()
    assert case.sector == "9999"


def test_the_office_sees_which_class_and_which_post_the_committee_lacks(golden: Any) -> None:
    from zhiheng.access.models import Appointment
    from zhiheng.editions import pinned
    from zhiheng.people import selectors as people

    rules = pinned.rules_of(golden.award)
    assert people.committee_lacks(golden.award.pk, rules).classes == []
    Appointment.objects.filter(award=golden.award, office="committee", cls="enterprise").update(state="ended")
    Appointment.objects.filter(award=golden.award, office="committee", role="chair").update(state="ended")
    lacks = people.committee_lacks(golden.award.pk, rules)
    assert lacks.classes == ["enterprise"] and rules.posts[0].post in lacks.posts


def test_an_applicant_says_what_a_visit_cost_it_to_those_who_watch_alone(
    golden: Any, refused: Refused
) -> None:
    from zhiheng.outbox.models import Message
    from zhiheng.stages.review.models import Visit

    case = golden.case("A1")
    refused(422, "visit_cost_told", "6", lambda: golden.do("a1", "report_visit_cost", case.ref, cost="yes"))
    golden.do("a1", "report_visit_cost", case.ref, cost="yes", feedback="午餐300元")
    assert Visit.objects.get(case=case).cost is True
    assert {m.to for m in Message.objects.filter(key="visit_cost")} == {golden.user("supervision")}
    refused(409, "visit_unanswered", "6", lambda: golden.do("a1", "report_visit_cost", case.ref, cost="no"))
    refused(
        409,
        "visit_unanswered",
        "6",
        lambda: golden.do("a4", "report_visit_cost", golden.case("A4").ref, cost="no"),
    )
