"""The committee's pages: briefs as far as a member may see, the slip from mark to receipt, the chair's
table, the sheet.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest

from tests.house import SUFFIX, Play, client_of

pytestmark = pytest.mark.django_db


def chair(play: Play) -> str:
    from zhiheng.people import selectors as people

    return next(v.user.login for v in people.voters(play.award.pk) if v.role == "chair").removesuffix(
        SUFFIX[play.award.slug]
    )


def members(play: Play) -> list[str]:
    from zhiheng.people import selectors as people

    return [v.user.login.removesuffix(SUFFIX[play.award.slug]) for v in people.voters(play.award.pk)]


def candidates(play: Play) -> list[Any]:
    from zhiheng.editions import lists
    from zhiheng.editions.models import Edition

    return list(lists.cases_of(Edition.objects.get(pk=play.edition.pk)))


def opened(play: Play) -> Any:
    """Put the first-time candidates to the vote."""
    from zhiheng.stages.meeting.models import Meeting, Question

    held = Meeting.objects.get(edition=play.edition)
    play.do(chair(play), "open_ballot", held.ref, sort="first_time")
    return Question.objects.get(meeting=held)


def page(play: Play, who: str, path: str, status: int = 200) -> str:
    answer = client_of(play.user(who)).get(path)
    assert answer.status_code == status, (who, path, answer.status_code)
    return str(answer.content.decode())


def test_the_meeting_says_who_is_there_and_what_comes_next(meeting: Play) -> None:
    html = page(meeting, members(meeting)[-1], "/meeting/")
    n = len(members(meeting))
    assert f"{n}人" in html and "达到法定人数" in html and html.count("已到会") == n and "列席某" in html
    assert 'aria-current="step"' in html and "审核评审报告" in html and "形成候选单位名单" in html
    assert all(f"/meeting/brief/{c.pk}/1/" in html for c in candidates(meeting))
    opened(meeting)
    assert "填写选票" in page(meeting, members(meeting)[-1], "/meeting/")


def test_the_meeting_is_for_those_inside(meeting: Play) -> None:
    for who, status in (
        ("office", 200),
        ("supervision", 200),
        ("leading", 200),
        ("a1", 404),
        ("e1", 404),
        ("government", 404),
    ):
        page(meeting, who, "/meeting/", status)
        page(meeting, who, f"/meeting/brief/{candidates(meeting)[0].pk}/1/", status)


def test_before_it_is_convened_a_member_is_told_so(books: Any) -> None:
    from zhiheng.people import selectors as people

    who = people.voters(books.award.pk)[0].user_id
    answer = client_of(str(who)).get("/meeting/")
    assert answer.status_code == 404 and "还没有召开" in answer.content.decode()


def test_a_brief_has_three_pages_and_no_fourth(meeting: Play) -> None:
    case, who = candidates(meeting)[0], members(meeting)[1]
    first, second, third = (page(meeting, who, f"/meeting/brief/{case.pk}/{n}/") for n in (1, 2, 3))
    page(meeting, who, f"/meeting/brief/{case.pk}/4/", 404)
    page(meeting, who, f"/meeting/brief/{'0' * 32}/1/", 404)
    assert case.organisation.uscc in first and "近三年数据" in first and "营业收入" in first
    assert 'role="img"' in second and "4.7 结果" in second and "资格审核：符合" in second
    assert "评审报告" in third and "得分率最高的条款" in third and "综合评价" in third
    for html in (first, second, third):
        assert f"/act/recuse/{case.ref}/" in html and html.count('aria-current="page"') >= 2


def test_bars_and_their_table_say_what_the_law_counts(meeting: Play) -> None:
    from zhiheng.law import points, scoring
    from zhiheng.stages.review import selectors as review
    from zhiheng.stages.review.models import Consensus
    from zhiheng.web.pictures import bars

    case = candidates(meeting)[0]
    criteria = review.criteria(case)
    consensus = Consensus.objects.get(case=case, stage="onsite")
    html = page(meeting, members(meeting)[1], f"/meeting/brief/{case.pk}/2/")
    got, most = scoring.category_totals(criteria, consensus.percent), bars.maxima(criteria)
    assert sum(most.values()) == 1000 and sum(got.values()) == Fraction(case.totals["onsite"])
    widths = re.findall(r'<rect class="doing" x="0" y="\d+" width="([\d.]+)"', html)
    assert len(widths) == len(got) == 7
    for width, (c, value) in zip(widths, got.items(), strict=True):
        assert abs(Fraction(width) - value * bars.WIDTH / most[c]) <= Fraction(1, 10)
        assert (
            f'<td class="num">{points.shown(value)}</td>' in html
            and bars.whole(value * 100 / most[c]) in html
        )
    label = re.search(r'role="img" aria-label="([^"]+)"', html)
    assert label and all(criteria.categories[c] in label[1] for c in got)


def test_shares_are_rounded_for_eyes_and_medians_are_of_all() -> None:
    from zhiheng.law import scoring
    from zhiheng.web.pictures import bars

    criteria = scoring.load("gbt19580_2012")
    flat = [{i.id: n for i in criteria.items} for n in (50, 65, 95)]
    made = bars.categories("得分率", criteria, flat[1], flat)
    assert {row[3] for row in made.table.rows} == {"65.0%"} and set(
        re.findall(r'class="mark" d="M([\d.]+) ', made.drawing)
    ) == {"312.0"}
    assert {row[4] for row in made.table.rows} == {"65.0%"} and bars.whole(Fraction(2, 3) * 100) == "66.7%"
    assert {row[4] for row in bars.categories("得分率", criteria, flat[0], flat[1:]).table.rows} == {"80.0%"}


def test_a_recused_member_knows_of_no_brief_and_finds_no_such_name_on_the_slip(meeting: Play) -> None:
    mine = next(c for c in candidates(meeting) if "first_time" in c.tags)
    who = members(meeting)[-1]
    meeting.do(who, "recuse", mine.ref, ground="供应商")
    for n in (1, 2, 3):
        page(meeting, who, f"/meeting/brief/{mine.pk}/{n}/", 404)
    html = page(meeting, who, "/meeting/")
    assert mine.organisation.name not in html and "您已对1家单位回避" in html
    question = opened(meeting)
    slip = page(meeting, who, f"/ballot/{question.pk}/")
    assert mine.organisation.name not in slip and f'value="{mine.no}"' not in slip
    assert mine.organisation.name in page(meeting, members(meeting)[0], f"/ballot/{question.pk}/")


def test_the_committee_reads_reports_of_candidates_before_it_and_of_none_it_is_recused_from(
    meeting: Play,
) -> None:
    from zhiheng.access import viewer
    from zhiheng.editions.models import NameList
    from zhiheng.stages.review import selectors
    from zhiheng.stages.review.models import Consensus

    def read(who: str) -> set[str]:
        return {c.case_id for c in selectors.reported(viewer.of(meeting.user(who)), meeting.edition.pk)}

    listed, every = (
        {c.pk for c in candidates(meeting)},
        Consensus.objects.filter(case__edition=meeting.edition, state="reported"),
    )
    assert read(members(meeting)[0]) == listed <= set(every.values_list("case_id", flat=True))
    mine, who = candidates(meeting)[0], members(meeting)[-1]
    meeting.do(who, "recuse", mine.ref, ground="供应商")
    assert read(who) == listed - {mine.pk}
    assert read("government") == read("a1") == set()
    every.filter(case=mine).update(state="reconciled")
    assert read(members(meeting)[0]) == listed - {mine.pk}
    for row in NameList.objects.filter(edition=meeting.edition):
        NameList.objects.filter(pk=row.pk).update(cases=[mine.pk])
    assert read(members(meeting)[0]) == set()


def test_a_brief_shows_no_single_experts_words_and_findings_to_the_office_alone(meeting: Play) -> None:
    from zhiheng.stages.review.models import Book

    case = candidates(meeting)[0]
    words = "只有一位评审员写过的话"
    for book in Book.objects.filter(case=case):
        Book.objects.filter(pk=book.pk).update(notes={"4.1.2": {"strengths": words, "improvements": words}})
    for who in (members(meeting)[1], "office"):
        assert all(words not in page(meeting, who, f"/meeting/brief/{case.pk}/{n}/") for n in (1, 2, 3)), who
    assert "条件认定" in page(meeting, "office", f"/meeting/brief/{case.pk}/2/")
    assert "条件认定" not in page(meeting, members(meeting)[1], f"/meeting/brief/{case.pk}/2/")


def test_an_unfinished_report_is_not_shown(meeting: Play) -> None:
    from zhiheng.stages.review.models import Consensus

    case = candidates(meeting)[0]
    Consensus.objects.filter(case=case).update(state="reconciled")
    html = page(meeting, members(meeting)[1], f"/meeting/brief/{case.pk}/2/")
    assert "还没有提交" in html and 'role="img"' not in html


def test_the_slip_from_mark_to_receipt(meeting: Play) -> None:
    from zhiheng.stages.meeting.models import Counterfoil, Slip

    question, who = opened(meeting), members(meeting)[2]
    client, path = client_of(meeting.user(who)), f"/ballot/{question.pk}/"
    slip = client.get(path).content.decode()
    names = re.findall(r'name="candidate" value="([^"]+)"', slip)
    key = re.search(r'name="idempotency_key" value="([0-9a-f]+)"', slip)
    assert (
        key and len(names) == len(question.cases) and "checked" not in slip and 'aria-live="polite"' in slip
    )
    assert f'data-limit="{question.most}"' in slip
    marked = names[: question.most]
    confirm = client.post(path, {"candidate": marked, "idempotency_key": key[1]}).content.decode()
    firms = {c.no: c.organisation.name for c in candidates(meeting)}
    assert all(firms[n] in confirm for n in marked) and all(
        firms[n] not in confirm for n in names if n not in marked
    )
    assert not Slip.objects.filter(question=question).exists()
    back = client.post(
        path, {"candidate": marked, "idempotency_key": key[1], "confirm": "1", "back": "1"}
    ).content.decode()
    assert back.count("checked") == len(marked) and not Slip.objects.filter(question=question).exists()
    done = client.post(path, {"candidate": marked, "idempotency_key": key[1], "confirm": "1"})
    assert (done.status_code, done.headers["Location"]) == (302, f"{path}receipt/")
    receipt = client.get(f"{path}receipt/").content.decode()
    assert "已收到您的选票" in receipt and all(firms[n] not in receipt for n in names)
    assert Slip.objects.filter(question=question).count() == 1
    code = Counterfoil.objects.get(question=question).code
    assert code in receipt and code in client.get(f"{path}receipt/").content.decode()
    again = client.get(path)
    assert again.status_code == 403 and "已经投出" in again.content.decode()


def test_one_mark_too_many_is_refused_and_kept(meeting: Play) -> None:
    from zhiheng.stages.meeting.models import Question, Slip

    question = opened(meeting)
    Question.objects.filter(pk=question.pk).update(most=1)
    client, path = client_of(meeting.user(members(meeting)[2])), f"/ballot/{question.pk}/"
    names = re.findall(r'name="candidate" value="([^"]+)"', client.get(path).content.decode())
    for confirm in ("", "1"):
        answer = client.post(path, {"candidate": names[:2], "idempotency_key": "k", "confirm": confirm})
        html = answer.content.decode()
        assert answer.status_code == 422 and "最多只能选1个" in html and html.count("checked") == 2
    assert not Slip.objects.filter(question=question).exists()


def test_a_receipt_is_for_who_cast(meeting: Play) -> None:
    question = opened(meeting)
    path = f"/ballot/{question.pk}/receipt/"
    assert "还没有" in page(meeting, members(meeting)[2], path, 403)
    page(meeting, "office", path, 403)
    page(meeting, "a1", path, 404)


def test_the_chairs_table_counts_slips_and_never_votes(meeting: Play) -> None:
    question = opened(meeting)
    who = members(meeting)
    names = [c.no for c in candidates(meeting) if c.pk in question.cases]
    for m in who[:2]:
        meeting.do(m, "cast", question.ref, names=names[:1])
    for reader in (chair(meeting), "office", "supervision"):
        html = page(meeting, reader, "/meeting/teller/")
        assert (
            f"{question.issued}张" in html
            and ">2张<" in html
            and f"还有{question.issued - 2}张没有投出" in html
        )
        assert all(c.organisation.name not in html for c in candidates(meeting)), (
            "no candidate, no running count"
        )
    other = next(m for m in who if m != chair(meeting))
    page(meeting, other, "/meeting/teller/", 403)
    assert "还没有结束的表决" in page(meeting, other, "/meeting/result/")
    html = page(meeting, chair(meeting), "/meeting/teller/")
    assert "结束表决并计票：首次获奖" in html and "暂不能办理" in html and "/act/conclude/" not in html
    for m in who[2:]:
        meeting.do(m, "cast", question.ref, names=[])
    assert f"/act/close_ballot/{question.ref}/" in page(meeting, chair(meeting), "/meeting/teller/")


def test_the_result_sheet_stands_after_the_close(meeting: Play) -> None:
    question = opened(meeting)
    listed = [c for c in candidates(meeting) if c.pk in question.cases]
    for m in members(meeting):
        meeting.do(m, "cast", question.ref, names=[listed[0].no])
    meeting.do(chair(meeting), "close_ballot", question.ref)
    question.refresh_from_db()
    html = page(meeting, members(meeting)[1], "/meeting/result/")
    assert listed[0].organisation.name in html and html.count(">通过</td>") == 1 and question.digest in html
    assert html.count(">未通过</td>") == len(listed) - 1 > 0
    assert (
        f"发出 {question.issued}张" in html
        and f"收回 {question.returned}张" in html
        and "监票人（签名）" in html
    )
    assert f"{len(members(meeting))}</td>" in html


def test_the_finished_meeting_prints_the_ledgers_head(golden: Any) -> None:
    from zhiheng.stages.meeting import selectors as meetings

    held = meetings.of_edition(golden.edition.pk)
    assert held is not None
    head = meetings.head_of(held)
    assert head and head in page(golden, "c1", "/meeting/") and head in page(golden, "c1", "/meeting/result/")


@pytest.mark.parametrize("tail", ["", "brief", "teller/", "result/"])
def test_queries_do_not_grow_with_candidates(golden: Any, public: Any, tail: str) -> None:
    """The golden edition has six candidates and two ballots, the generated one fewer."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from zhiheng.editions.models import NameList

    counts = {}
    for play in (golden, public):
        client = client_of(play.user("office"))
        first = NameList.objects.get(edition=play.edition, name="candidates").cases
        path = f"/meeting/{tail}" if tail != "brief" else f"/meeting/brief/{first[0]}/2/"
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        counts[play.award.slug] = (len(first), len(caught))
    assert counts["golden"][0] != counts["public"][0] or tail == "result/"
    assert abs(counts["golden"][1] - counts["public"][1]) <= 2, counts


@pytest.mark.parametrize("path", ["/meeting/", "/meeting/teller/", "/meeting/result/"])
def test_the_pages_have_no_inline_script_or_style_and_one_heading(golden: Any, path: str) -> None:
    html = page(golden, "c1", path)
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=\"|\son\w+=\"", html)
    assert len(re.findall(r"<h1[ >]", html)) == 1


def test_who_voted_is_offered_no_slip_and_led_to_the_receipt(meeting: Play) -> None:
    who, question = members(meeting)[1], opened(meeting)
    thing = page(meeting, who, f"/o/question/{question.pk}/")
    assert f"/act/cast/question/{question.pk}/" in thing and "已投票" not in thing
    meeting.do(who, "cast", question.ref, names=[])
    thing, home = page(meeting, who, f"/o/question/{question.pk}/"), page(meeting, who, "/meeting/")
    assert "/act/cast/" not in thing and "已投票，不能更改" in thing
    assert "您已投票" in home and f'href="/ballot/{question.pk}/"' not in home
    for html in (thing, home):
        assert f"/ballot/{question.pk}/receipt/" in html
    assert f'href="/ballot/{question.pk}/"' in page(meeting, members(meeting)[2], "/meeting/")
    for other in members(meeting):
        if other != who:
            meeting.do(other, "cast", question.ref, names=[])
    meeting.do(chair(meeting), "close_ballot", question.ref)
    assert "已结束" in page(meeting, who, f"/o/question/{question.pk}/") and "已归档" not in page(
        meeting, who, "/meeting/"
    )


def test_a_slip_is_cast_on_its_own_page_alone(meeting: Play) -> None:
    """The page of any act would write a session beside the slip; it leads to the ballot and casts nothing."""
    from zhiheng.stages.meeting.models import Slip

    question, who = opened(meeting), members(meeting)[2]
    client, path = client_of(meeting.user(who)), f"/act/cast/question/{question.pk}/"
    for answer in (client.get(path), client.post(path, {"names": [], "idempotency_key": "k"})):
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/ballot/{question.pk}/")
    assert not Slip.objects.filter(question=question).exists()
    assert client.get(f"/bulk/cast/?object=question/{question.pk}").status_code == 404


def test_who_asks_to_be_recused_is_led_to_a_page_that_is_there(meeting: Play) -> None:
    from zhiheng.editions import lists
    from zhiheng.editions.models import Edition

    case = lists.cases_of(Edition.objects.get(pk=meeting.edition.pk))[0]
    client = client_of(meeting.user("c2"))
    answer = client.post(f"/act/recuse/{case.ref}/", {"ground": "亲属任职"}, follow=True)
    assert answer.status_code == 200 and answer.redirect_chain[-1][0] == "/meeting/"
    assert "已办理：申请回避" in answer.content.decode()
