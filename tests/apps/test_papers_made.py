"""Every paper of the golden edition: whole, in both formats, with the names and figures of the database,
twice the same.
"""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from zhiheng.documents import catalogue, selectors, typeset
from zhiheng.law import checklist

Papers = dict[tuple[str, str], selectors.Made]


def squeezed(text: str) -> str:
    return "".join(text.split())


def words_of_docx(made: bytes) -> str:
    document = Document(io.BytesIO(made))
    return squeezed("".join(t.text or "" for t in document.element.body.iter(qn("w:t"))))


def words_of_pdf(made: bytes) -> str:
    """The text without the foot of each page."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
    return re.sub(r"—\d+—", "", squeezed("".join(pages)))


def objects(golden: Any) -> list[Any]:
    """What papers are made of; one application gets a supplement, which the golden edition has none of."""
    from zhiheng.access import ids
    from zhiheng.editions.models import Case
    from zhiheng.registry.models import Honour
    from zhiheng.stages.screening.models import Supplement

    about = golden.case("A9")
    Supplement.objects.create(
        id=ids.new_id(),
        state="asked",
        case=about,
        asked="请补充2024年审计报告附注",
        due=golden.edition.deadline,
    )
    _after(golden)
    cases = Case.objects.filter(edition=golden.edition).select_related("organisation").order_by("no")
    return [golden.edition, *cases, *Honour.objects.filter(edition=golden.edition.pk).order_by("number")]


def _after(golden: Any) -> tuple[Any, Any, Any]:
    """A winner that spent and reported, and was inspected; another whose inspection is still to come."""
    from zhiheng.registry.models import Honour

    first, second = (Honour.objects.get(case=golden.case(a).pk).ref for a in ("A1", "A6"))
    today, two = golden.now().date(), [golden.user("office"), golden.user("office2")]
    golden.do("a1", "enter_use", first, on=today, purpose="质量攻关", amount="12万元", payee="某检测公司")
    report = golden.do("a1", "report_use", first, year=today.year, through=today, text="用于攻关")
    done = golden.do("office", "name_inspection", first, inspectors=two, reason="从未检查过")
    golden.do("office", "name_inspection", second, inspectors=two, reason="从未检查过")
    golden.do(
        "office",
        "record_inspection",
        done.object,
        on=today,
        scan=golden.paper("office"),
        checklist={x.id: "met" for x in checklist.LINES} | {"vouchers": "not"},
        findings=[
            {
                "line": "vouchers",
                "facts": "一笔攻关支出没有发票",
                "due": (today + timedelta(days=10)).isoformat(),
            }
        ],
    )
    return first, report, done


def made_of(golden: Any, *kinds: str) -> Papers:
    """The first and the last paper of each kind and object."""
    found: Papers = {}
    for obj in objects(golden):
        for kind in selectors.kinds_for(obj):
            if kinds and kind.id not in kinds:
                continue
            refs = selectors.refs(kind.id, obj)
            for ref, _ in dict.fromkeys((refs[0], refs[-1])):
                found[kind.id, ref] = selectors.make(kind.id, ref)
    return found


def in_both(made: selectors.Made, *wanted: str) -> None:
    """Each text stands in the Word file and in the PDF."""
    for words in (words_of_docx(made.docx), words_of_pdf(made.pdf)):
        assert [w for w in wanted if squeezed(w) not in words] == []


def test_every_kind_is_made_whole_and_without_placeholders(golden: Any) -> None:
    made = made_of(golden)
    assert {kind for kind, _ in made} == {k.id for k in catalogue.KINDS}
    for (kind, _), one in made.items():
        word, printed = words_of_docx(one.docx), words_of_pdf(one.pdf)
        assert not re.search(r"\{\{|\{%|\}\}|None|True|False", word + printed), kind
        assert squeezed(one.title) in word and squeezed(one.title) in printed, kind
        assert "表彰" not in word, kind
        assert "演练" in word and "演练" in printed.replace("\u3000", ""), kind
        assert not typeset.missing_glyphs(word), kind
        assert re.fullmatch(r"[0-9a-f]{64}", one.facts_digest)


def test_same_facts_same_bytes(golden: Any) -> None:
    first, again = made_of(golden, "notice", "meeting_minutes"), None
    for (kind, ref), one in first.items():
        again = selectors.make(kind, ref)
        assert (again.docx, again.pdf, again.facts_digest) == (one.docx, one.pdf, one.facts_digest)


def test_other_facts_other_digest(golden: Any) -> None:
    before = selectors.make("notice", golden.edition.ref)
    case = golden.case("A1")
    case.organisation.name = "改名后的有限公司"
    case.organisation.save()
    after = selectors.make("notice", golden.edition.ref)
    assert after.facts_digest != before.facts_digest
    in_both(after, "改名后的有限公司")


def test_lists_and_scores_are_those_of_the_database(golden: Any) -> None:
    from zhiheng.editions.models import Case, NameList

    named = dict(Case.objects.filter(edition=golden.edition).values_list("pk", "organisation__name"))
    winners = [named[pk] for pk in NameList.objects.get(edition=golden.edition, name="winners").cases]
    nominated = [named[pk] for pk in NameList.objects.get(edition=golden.edition, name="nominated").cases]
    ref = golden.edition.ref
    for kind in (
        "decision_request",
        "legality_file",
        "council_topic",
        "praise_draft",
        "press_release",
        "payment_request",
    ):
        in_both(selectors.make(kind, ref), *winners)
    assert golden.case("A2").organisation.name not in words_of_docx(selectors.make("praise_draft", ref).docx)
    in_both(selectors.make("notice", ref), *nominated)
    in_both(selectors.make("meeting_minutes", ref), *nominated, "671.25", "588.75", "500.00")
    for row in NameList.objects.filter(edition=golden.edition).exclude(name="winners"):
        in_both(selectors.make("decision_request", ref), f"{row.title}{len(row.cases)}")


def test_screening_papers_are_those_of_the_database(golden: Any) -> None:
    from zhiheng.editions.models import Case
    from zhiheng.stages.screening.models import Query

    handed_in = Case.objects.filter(edition=golden.edition).exclude(no="")
    summary = selectors.make("screening_summary", golden.edition.ref)
    in_both(
        summary,
        *handed_in.values_list("no", flat=True),
        *handed_in.values_list("organisation__name", flat=True),
    )
    for ref, label in selectors.refs("department_letter", golden.edition):
        body, _, which = ref.rpartition("/")[2].partition(".")
        asked = Query.objects.filter(case__edition=golden.edition, body=body, round=which)
        assert label.startswith(asked[0].body.name)
        in_both(
            selectors.make("department_letter", ref),
            asked[0].body.name,
            *asked.values_list("case__organisation__uscc", flat=True),
        )


def test_refusal_says_ground_article_hearing_and_remedy(golden: Any) -> None:
    case = golden.case("A5")
    made = selectors.make("refusal_notice", case.ref)
    in_both(
        made,
        case.organisation.name,
        case.no,
        "第十四条第（五）项",
        "已知悉，对所述事实无补充",
        "行政复议",
        "60日",
        "6个月",
    )
    in_both(made, "最近3个已结束会计年度中任一年利润总额小于0的，不符合")
    with pytest.raises(LookupError):
        selectors.make("refusal_notice", golden.case("A1").ref)


def test_meeting_papers_are_those_of_the_database(golden: Any) -> None:
    from zhiheng.access.models import User
    from zhiheng.editions.models import Case
    from zhiheng.stages.meeting.models import Meeting, Question

    meeting = Meeting.objects.get(edition=golden.edition)
    people = User.objects.filter(pk__in=meeting.appointed).values_list("name", flat=True)
    for kind in ("meeting_notice", "sign_in_sheet", "meeting_minutes"):
        in_both(selectors.make(kind, golden.edition.ref), *people, meeting.place)
    for ref, _ in selectors.refs("count_sheet", golden.edition):
        question = Question.objects.get(pk=ref.rpartition("/")[2])
        rows = Case.objects.filter(pk__in=question.cases)
        wanted = [f"{c.no}{c.organisation.name}{question.count[c.pk]}{question.need[c.pk]}" for c in rows]
        in_both(
            selectors.make("count_sheet", ref),
            f"发出表决票{question.issued}张，收回{question.returned}张，有效{question.valid}张",
            *wanted,
        )


def test_notice_and_money_are_those_of_the_database(golden: Any) -> None:
    from zhiheng.registry.models import Honour
    from zhiheng.stages.notice.models import Objection

    report = selectors.make("notice_report", golden.edition.ref)
    for o in Objection.objects.filter(case__edition=golden.edition):
        in_both(report, o.number, o.conclusion)
        assert not o.name or o.name not in words_of_docx(report.docx)
    in_both(selectors.make("notice", golden.edition.ref), "2026年9月28日", "2026年10月10日")
    in_both(
        selectors.make("payment_request", golden.edition.ref),
        "合计100万元",
        "预算150万元，已支出100万元，余额50万元",
        "BF-01",
        "BF-03",
    )
    honours = Honour.objects.filter(edition=golden.edition.pk).values_list("number", flat=True)
    in_both(
        selectors.make("praise_draft", golden.edition.ref),
        *honours,
        "金政通报〔2026〕1号",
        "2030年10月26日",
        "通报表扬",
    )
    in_both(selectors.make("archive_list", golden.edition.ref), *honours)


def test_panel_papers_and_fees(golden: Any) -> None:
    from zhiheng.stages.review.models import Book, Member

    for member in Member.objects.filter(edition=golden.edition).select_related("user"):
        in_both(
            selectors.make("engagement_letter", f"{golden.edition.ref}/{member.pk}"),
            member.user.name,
            "2026年3月16日",
        )
    first = Member.objects.filter(edition=golden.edition, role="leader").select_related("user").get()
    in_both(
        selectors.make("recusal_declaration", f"{golden.edition.ref}/{first.pk}"),
        "近亲属任管理职务：妹妹任该公司管理职务",
    )
    plain = selectors.make("fee_table", golden.edition.ref)
    locked = Book.objects.filter(case__edition=golden.edition, user=first.user_id, state="locked").count()
    in_both(plain, f"{first.user.name}组长{locked}", "＿＿＿＿")
    paid = selectors.make("fee_table", golden.edition.ref, amounts={first.pk: 300_000})
    in_both(paid, "3,000.00", "440.00", "2,560.00")


def test_council_topic_has_two_pages_at_most(golden: Any) -> None:
    assert len(PdfReader(io.BytesIO(selectors.make("council_topic", golden.edition.ref).pdf)).pages) <= 2


def test_what_cannot_be_made_yet_is_not_offered(draft: Any, golden: Any) -> None:
    offered = {k.id for k in selectors.kinds_for(draft.edition)}
    assert {"call_notice", "work_plan", "engagement_letter"} <= offered
    assert not offered & {
        "meeting_notice",
        "meeting_minutes",
        "notice",
        "decision_request",
        "praise_draft",
        "archive_list",
    }
    for kind, ref in (
        ("praise_draft", draft.edition.ref),
        ("meeting_minutes", draft.edition.ref),
        ("unknown", golden.edition.ref),
        ("notice", "edition/nothing"),
        ("notice", f"{golden.edition.ref}/part"),
        ("count_sheet", golden.edition.ref),
        ("notice", golden.case("A1").ref),
    ):
        with pytest.raises(LookupError):
            selectors.make(kind, ref)


def test_character_without_glyph_fails_with_its_place(golden: Any) -> None:
    case = golden.case("A1")
    case.organisation.name = "𰻞面有限公司"
    case.organisation.save()
    with pytest.raises(typeset.MissingGlyph) as refused:
        selectors.make("notice", golden.edition.ref)
    assert refused.value.places == {"𰻞": "第2块"}


def test_papers_after_the_award_say_what_was_spent_and_found(golden: Any) -> None:
    from zhiheng.registry.models import Honour

    first, report, done = _after(golden)
    honour = Honour.objects.get(pk=first.partition("/")[2])
    filed = selectors.make("use_report", f"{first}/{report.object.partition('/')[2]}")
    in_both(
        filed, honour.name, "第二十三条", "质量攻关", "120,000.00", "380,000.00", "某检测公司", "没有凭证"
    )
    golden.do(
        "a1",
        "enter_use",
        first,
        on=golden.now().date(),
        purpose="质量宣传",
        amount="1万元",
        payee="某印务公司",
    )
    assert (
        selectors.make("use_report", f"{first}/{report.object.partition('/')[2]}").facts_digest
        == filed.facts_digest
    ), "a report stays what it was"
    inspection = f"{first}/{done.object.partition('/')[2]}"
    in_both(
        selectors.make("inspection_record", inspection),
        honour.name,
        "王敬之",
        "李慎独",
        "不符合",
        "一笔攻关支出没有发票。（第二十三条）",
    )
    in_both(
        selectors.make("rectification_notice", inspection),
        honour.name,
        "一笔攻关支出没有发票。",
        "第二十四条",
    )
    other = Honour.objects.get(case=golden.case("A6").pk)
    ((form, _),) = selectors.refs("inspection_record", other)
    in_both(selectors.make("inspection_record", form), "□符合", "从未检查过")
    assert "rectification_notice" not in {k.id for k in selectors.kinds_for(other)}
    with pytest.raises(LookupError):
        selectors.make("use_report", f"{other.ref}/{report.object.partition('/')[2]}")
