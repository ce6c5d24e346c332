"""Ballots in the room: secret and by name, by phone and on paper, entered by two; what is refused and what
is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.house import Play

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]


def voters(play: Play) -> list[str]:
    from zhiheng.people import selectors as people

    return [v.user.login.removesuffix("-sits") for v in people.voters(play.award.pk)]


def chair(play: Play) -> str:
    from zhiheng.people import selectors as people

    return str(
        next(v.user.login for v in people.voters(play.award.pk) if v.role == "chair").removesuffix("-sits")
    )


def held(play: Play) -> Any:
    from zhiheng.stages.meeting.models import Meeting

    return Meeting.objects.get(edition=play.edition)


def opened(play: Play, **args: Any) -> Any:
    from zhiheng.stages.meeting.models import Question

    done = play.do(chair(play), "open_ballot", held(play).ref, sort="first_time", **args)
    return Question.objects.get(pk=done.object.partition("/")[2])


def numbers(question: Any) -> list[str]:
    from zhiheng.editions.models import Case

    return sorted(Case.objects.filter(pk__in=question.cases).values_list("no", flat=True))


def entered(act: str) -> dict[str, Any]:
    from zhiheng.ledger.models import Entry, Payload

    row = Entry.objects.filter(act=act).order_by("-pk").first()
    assert row is not None
    return dict(json.loads(Payload.objects.get(chain=row.chain, seq=row.seq).payload))


def test_a_secret_ballot_from_first_slip_to_destroyed_key(
    meeting: Play, refused: Refused, django_capture_on_commit_callbacks: Any
) -> None:
    from zhiheng.access.viewer import of
    from zhiheng.stages.meeting import seals, selectors

    question, names = opened(meeting), []
    nos = numbers(question)
    for n, who in enumerate(voters(meeting)):
        names.append(nos[: n % (question.most + 1)])
        meeting.do(who, "cast", question.ref, names=names[-1])
        refused(409, "cast_once", "17(5)", lambda who=who: meeting.do(who, "cast", question.ref, names=[]))
    codes = {seals.code(question.pk, meeting.user(who)) for who in voters(meeting)}
    assert all(selectors.voted(of(meeting.user(w)), question) for w in voters(meeting)) and len(codes) == len(
        names
    )
    with django_capture_on_commit_callbacks(execute=True):
        meeting.do(chair(meeting), "close_ballot", question.ref)
    question.refresh_from_db()
    assert sum(question.count.values()) == sum(map(len, names)) and question.returned == len(names)
    assert set(selectors.codes(question)) == codes
    assert seals.code(question.pk, meeting.user(chair(meeting))) is None
    assert not any(selectors.voted(of(meeting.user(w)), question) for w in voters(meeting))
    assert entered("open_ballot")["mode"] == "secret" and "votes" not in entered("close_ballot")


def test_without_its_key_a_ballot_is_given_up_and_put_anew(meeting: Play, refused: Refused) -> None:
    from zhiheng.stages.meeting import seals, selectors

    question, who = opened(meeting), voters(meeting)[1]
    seals.destroy(question.pk)
    refused(409, "ballot_sealed", "17(5)", lambda: meeting.do(who, "cast", question.ref, names=[]))
    refused(409, "all_cast", "17(5)", lambda: meeting.do(chair(meeting), "close_ballot", question.ref))
    refused(403, "duty", "17(5)", lambda: meeting.do(who, "void_ballot", question.ref, reason="x"))
    refused(409, "ballot_once", "17(5)", lambda: opened(meeting))
    meeting.do(chair(meeting), "void_ballot", question.ref, reason="服务器更换，密钥不在")
    again = opened(meeting)
    meeting.do(who, "cast", again.ref, names=[])
    assert [q.pk for q in selectors.questions(held(meeting).pk)] == [again.pk]


def test_fewer_than_five_do_not_vote_in_secret(meeting: Play, refused: Refused) -> None:
    from zhiheng.editions import lists
    from zhiheng.editions.models import Edition

    for who in voters(meeting)[4:]:
        for case in lists.cases_of(meeting.edition):
            meeting.do(who, "recuse", case.ref, ground="持股")
    refused(409, "secret_five", "17(5)", lambda: opened(meeting))
    Edition.objects.filter(pk=meeting.edition.pk).update(plan={**meeting.edition.plan, "voting": "named"})
    assert opened(meeting).issued == 4


def test_a_ballot_by_name_is_shown_only_when_it_is_closed(meeting: Play, refused: Refused) -> None:
    from zhiheng.editions.models import Edition
    from zhiheng.stages.meeting import selectors

    Edition.objects.filter(pk=meeting.edition.pk).update(plan={**meeting.edition.plan, "voting": "named"})
    question = opened(meeting)
    nos = numbers(question)
    for who in voters(meeting):
        meeting.do(who, "cast", question.ref, names=nos[:1])
    refused(409, "cast_once", "17(5)", lambda: meeting.do(voters(meeting)[0], "cast", question.ref, names=[]))
    assert selectors.slips(question) == []
    meeting.do(chair(meeting), "close_ballot", question.ref)
    assert entered("close_ballot")["votes"] == {meeting.user(w): nos[:1] for w in voters(meeting)}
    question.refresh_from_db()
    assert (
        len(selectors.slips(question)) == question.returned == len(voters(meeting))
        and selectors.codes(question) == []
    )


def test_a_count_on_paper_is_entered_by_one_and_verified_by_another(meeting: Play, refused: Refused) -> None:
    question = opened(meeting, medium="paper")
    nos, scan, n = numbers(question), meeting.paper("office", "计票单"), question.issued

    def enter(returned: int, valid: int, votes: dict[str, str]) -> Any:
        return meeting.do(
            "office",
            "enter_count",
            question.ref,
            returned=returned,
            valid=valid,
            votes=votes,
            document="计票单1号",
            scan=scan,
        )

    full = dict.fromkeys(nos, "0") | {nos[0]: str(n), nos[1]: str(n)}
    refused(
        409,
        "ballot_on_paper",
        "17(5)",
        lambda: meeting.do(voters(meeting)[1], "cast", question.ref, names=[]),
    )
    refused(409, "ballot_on_paper", "17(5)", lambda: meeting.do(chair(meeting), "close_ballot", question.ref))
    refused(422, "sheet_slips", "17(5)", lambda: enter(n + 1, n, full))
    refused(422, "sheet_slips", "17(5)", lambda: enter(n - 1, n, full))
    refused(422, "sheet_candidates", "17(5)", lambda: enter(n, n, {nos[0]: "1"}))
    refused(422, "sheet_votes", "17(5)", lambda: enter(n, n, full | {nos[0]: str(n + 1)}))
    refused(422, "sheet_total", "17(5)", lambda: enter(n, n, dict.fromkeys(nos, str(n))))
    refused(422, "sheet_number", "17(5)", lambda: enter(n, n, full | {nos[0]: "三"}))
    refused(
        422,
        "file_known",
        "17(5)",
        lambda: meeting.do(
            "office2", "enter_count", question.ref, returned=n, valid=n, votes=full, document="x", scan=scan
        ),
    )
    enter(n, n, full)
    refused(409, "two_persons", "17(5)", lambda: meeting.do("office", "verify_count", question.ref))
    refused(
        409, "two_persons", "17(5)", lambda: meeting.do("office", "return_count", question.ref, reason="x")
    )
    meeting.do("office2", "return_count", question.ref, reason="第二家票数看错")
    refused(409, "right_state", "17(5)", lambda: meeting.do("office2", "verify_count", question.ref))
    enter(n, n, full | {nos[1]: str(n - 1)})
    meeting.do("office2", "verify_count", question.ref)
    question.refresh_from_db()
    assert question.state == "closed" and sorted(question.count.values())[-2:] == [n - 1, n]
    assert question.sheet["by"] == meeting.user("office") and question.sheet["verified_by"] == meeting.user(
        "office2"
    )
    assert question.result["passed"] and entered("verify_count")["entered_by"] == meeting.user("office")


def test_a_recused_member_has_no_vote_on_paper_either(meeting: Play, refused: Refused) -> None:
    from zhiheng.editions.models import Case

    no = sorted(Case.objects.filter(edition=meeting.edition, state="admitted").values_list("no", flat=True))[
        0
    ]
    meeting.do(
        voters(meeting)[1], "recuse", Case.objects.get(edition=meeting.edition, no=no).ref, ground="任职"
    )
    question = opened(meeting, medium="paper")
    n, scan = question.issued, meeting.paper("office", "计票单")
    target = no if no in numbers(question) else numbers(question)[0]
    votes = dict.fromkeys(numbers(question), "0") | {target: str(n)}
    if target == no:
        refused(
            422,
            "sheet_votes",
            "17(5)",
            lambda: meeting.do(
                "office",
                "enter_count",
                question.ref,
                returned=n,
                valid=n,
                votes=votes,
                document="x",
                scan=scan,
            ),
        )
    meeting.do(
        "office",
        "enter_count",
        question.ref,
        returned=n,
        valid=n,
        votes=votes | {target: str(n - 1)},
        document="x",
        scan=scan,
    )


def test_the_sign_in_sheet_of_the_room_counts_with_a_second_person(sitting: Play, refused: Refused) -> None:
    meeting = held(sitting)
    scan, ids = sitting.paper("office", "签到表"), [sitting.user(w) for w in voters(sitting)]

    def enter(members: list[str]) -> Any:
        return sitting.do(
            "office", "enter_sign_in", meeting.ref, members=members, document="签到表1号", scan=scan
        )

    sitting.do(voters(sitting)[0], "sign_in", meeting.ref)
    refused(409, "sheet_entered", "17(5)", lambda: sitting.do("office2", "verify_sign_in", meeting.ref))
    refused(422, "sheet_empty", "17(5)", lambda: enter([]))
    refused(422, "sheet_members", "17(5)", lambda: enter([sitting.user("a1")]))
    refused(422, "sheet_members", "17(5)", lambda: enter(ids[:2]))
    enter(ids[1:])
    refused(409, "sheet_waits", "17(5)", lambda: enter(ids[1:]))
    refused(409, "two_persons", "17(5)", lambda: sitting.do("office", "verify_sign_in", meeting.ref))
    refused(409, "quorum", "17(5)", lambda: opened(sitting))
    sitting.do("office2", "return_sign_in", meeting.ref, reason="有一人没有签名")
    enter(ids[1:-1])
    sitting.do("office2", "verify_sign_in", meeting.ref)
    meeting.refresh_from_db()
    assert set(meeting.present) == set(ids[:-1]) and meeting.entered == {}
    assert meeting.signed[0]["verified_by"] == sitting.user("office2")
    opened(sitting)
    refused(409, "sign_in_before_ballot", "17(5)", lambda: enter(ids[-1:]))


def test_a_meeting_on_paper_leaves_a_dossier_that_verifies(meeting: Play) -> None:
    from zhiheng.dossier.export import export
    from zhiheng.editions.models import Edition
    from zhiheng.ledger.models import Entry
    from zhiheng.proof.verify import verify

    question = opened(meeting, medium="paper")
    nos, n = numbers(question), question.issued
    votes = dict.fromkeys(nos, "0") | dict.fromkeys(nos[: question.most], str(n))
    meeting.do(
        "office",
        "enter_count",
        question.ref,
        returned=n,
        valid=n,
        votes=votes,
        document="计票单1号",
        scan=meeting.paper("office", "计票单"),
    )
    meeting.do("office2", "verify_count", question.ref)
    if any("re_award" in c.tags for c in _cases(meeting)):
        other = _other(meeting, "re_award")
        for who in voters(meeting):
            meeting.do(who, "cast", other.ref, names=numbers(other)[: other.most])
        meeting.do(chair(meeting), "close_ballot", other.ref)
    meeting.do(
        chair(meeting),
        "conclude",
        meeting.edition.ref,
        minutes="纪要",
        order_reason="行业代表性",
        vacancy_reason="票数不足",
    )
    edition = Edition.objects.get(pk=meeting.edition.pk)
    found = verify(export(edition))
    assert found["ok"], [c for c in found["checks"] if not c["ok"]]
    assert Entry.objects.filter(act="enter_count").exists()


def _cases(play: Play) -> list[Any]:
    from zhiheng.editions import lists

    return list(lists.cases_of(play.edition))


def _other(play: Play, sort: str) -> Any:
    from zhiheng.stages.meeting.models import Question

    done = play.do(chair(play), "open_ballot", held(play).ref, sort=sort)
    return Question.objects.get(pk=done.object.partition("/")[2])


def test_a_recommendation_entered_wrongly_is_returned(draft: Any, refused: Refused) -> None:
    """The second person sends an entry back; nothing of it counts, and it can be entered anew."""
    from datetime import timedelta

    from zhiheng.applications.models import Recommendation

    row = Recommendation.objects.filter(case=draft.case("A1")).order_by("pk")[0]
    Recommendation.objects.filter(pk=row.pk).update(state="asked")
    day = draft.now().date() - timedelta(days=1)
    draft.do(
        "office",
        "enter_recommendation",
        row.ref,
        reason="同意推荐",
        on=day,
        document="函1号",
        scan=draft.paper("office"),
    )
    refused(
        409, "two_persons", "13(5)", lambda: draft.do("office", "return_recommendation", row.ref, reason="x")
    )
    draft.do("office2", "return_recommendation", row.ref, reason="公章不清")
    row.refresh_from_db()
    assert (row.state, row.opinion, row.scan, row.entered_by) == ("asked", "", "", "")
