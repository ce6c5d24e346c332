"""Papers kept under number and revision, letters in the register, delivery, the office's template, the
whole of an adverse act.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]


def make(play: Any, sort: str, about: str = "", number: str = "", **args: Any) -> Any:
    from zhiheng.documents.models import Paper

    done = play.do(
        "office",
        "make_paper",
        play.edition.ref,
        sort=sort,
        about=about or play.edition.ref,
        number=number,
        **args,
    )
    return Paper.objects.get(pk=done.object.partition("/")[2])


def test_a_paper_is_kept_with_number_revision_and_digest(public: Any, refused: Refused) -> None:
    from zhiheng.documents import selectors
    from zhiheng.editions.models import Case
    from zhiheng.files import services as files

    first = make(public, "screening_summary", number="质〔2026〕90号", on=date(2026, 6, 26))
    raw = files.read(first.pdf)
    assert raw.startswith(b"%PDF-") and files.read(first.docx).startswith(b"PK") and first.revision == 1
    refused(
        409,
        "paper_unchanged",
        "10(2)",
        lambda: make(public, "screening_summary", number=first.number, on=first.on),
    )
    case = public.case("A2")
    Case.objects.filter(pk=case.pk).update(state="refused")
    second = make(public, "screening_summary", number="质〔2026〕91号", on=date(2026, 6, 27))
    assert second.revision == 2 and second.facts_digest != first.facts_digest
    changes = selectors.difference(first.text, second.text)
    assert any(case.organisation.name in line for _, line in changes) and {sign for sign, _ in changes} == {
        "-",
        "+",
    }
    assert files.read(first.pdf) == raw


def test_a_number_stands_on_one_paper_alone(public: Any, refused: Refused) -> None:
    from zhiheng.editions.models import Edition

    one = make(public, "call_notice", number="质〔2026〕6号")
    assert one.number == "质〔2026〕6号"
    plan = Edition.objects.get(pk=public.edition.pk).plan
    Edition.objects.filter(pk=public.edition.pk).update(
        deadline=date(2026, 5, 28), plan={**plan, "deadline": "2026-05-28"}
    )
    refused(422, "paper_number_once", "10(2)", lambda: make(public, "call_notice", number="质〔2026〕6号"))
    assert make(public, "call_notice", number="质〔2026〕16号").revision == 2
    refused(422, "paper_number_once", "10(2)", lambda: make(public, "notice", number="质〔2026〕6号"))
    refused(
        422,
        "not_future",
        "10(2)",
        lambda: make(public, "notice", number="质〔2026〕7号", on=public.now().date() + timedelta(days=1)),
    )


def test_a_paper_is_of_this_edition_and_of_facts_that_stand(
    public: Any, draft: Any, refused: Refused
) -> None:
    refused(422, "paper_about", "10(2)", lambda: make(public, "refusal_notice", about=draft.case("A1").ref))
    refused(
        422, "paper_not_yet", "10(2)", lambda: make(public, "refusal_notice", about=public.case("A1").ref)
    )
    refused(422, "paper_not_yet", "10(2)", lambda: make(public, "press_release"))
    refused(422, "paper_not_yet", "10(2)", lambda: make(public, "invented"))


def test_a_letter_goes_and_its_delivery_is_recorded(public: Any, refused: Refused) -> None:
    from zhiheng.documents.models import Letter

    paper, today = make(public, "notice", number="质〔2026〕8号"), public.now().date()
    public.do("office", "send_paper", paper.ref, party="区政务公开办", means="公文系统", on=today)
    letter, proof = Letter.objects.get(paper=paper), public.paper("office", "送达回证")
    refused(
        409,
        "right_state",
        "10(2)",
        lambda: public.do("office", "send_paper", paper.ref, party="x", means="邮寄", on=today),
    )
    refused(
        422,
        "delivered_after",
        "10(2)",
        lambda: public.do(
            "office", "record_delivery", letter.ref, on=today - timedelta(days=1), receiver="甲", proof=proof
        ),
    )
    refused(
        422,
        "file_known",
        "10(2)",
        lambda: public.do("office2", "record_delivery", letter.ref, on=today, receiver="甲", proof=proof),
    )
    public.do("office", "record_delivery", letter.ref, on=today, receiver="甲", proof=proof)
    letter.refresh_from_db()
    paper.refresh_from_db()
    assert (letter.state, paper.state, letter.receiver) == ("delivered", "delivered", "甲")
    scan = public.paper("office", "来函")
    public.do(
        "office",
        "receive_letter",
        public.edition.ref,
        party="区税务局",
        subject="复函",
        number="税函3号",
        on=today,
        scan=scan,
    )
    came = Letter.objects.get(way="in", edition=public.edition)
    refused(
        409,
        "right_state",
        "10(2)",
        lambda: public.do("office", "record_delivery", came.ref, on=today, receiver="乙", proof=proof),
    )
    assert (came.serial, came.party) == (1, "区税务局")


def test_an_adverse_act_is_whole_only_when_delivered(golden: Any) -> None:
    """The golden edition could be filed since every refusal and cancellation was told, heard, decided and
    delivered.
    """
    from zhiheng.documents import services
    from zhiheng.documents.models import Letter
    from zhiheng.law.finding import Value, failing

    found = services.adverse_of(golden.edition)
    assert len(found) >= 2 and {a.matter for a in found} == {"refusal", "cancellation"}
    assert all(f.value is Value.MET for a in found for f in a.findings)
    one = found[0]
    Letter.objects.filter(case=one.case).update(state="sent", delivered_on=None)
    again = next(a for a in services.adverse_of(golden.edition) if a.case.pk == one.case.pk)
    assert [f.rule for f in failing(again.findings)] == ["adverse_delivered"]


def test_an_edition_is_not_filed_before_its_adverse_acts_are_delivered(golden: Any, refused: Refused) -> None:
    from zhiheng.documents.models import Letter
    from zhiheng.editions.models import Edition

    Edition.objects.filter(pk=golden.edition.pk).update(state="concluded")
    row = Letter.objects.filter(edition=golden.edition, way="out").order_by("serial")[0]
    Letter.objects.filter(pk=row.pk).update(state="sent", delivered_on=None)
    refused(
        409,
        "adverse_whole",
        "17(2)",
        lambda: golden.do("office", "close_edition", golden.edition.ref, note="归档"),
    )


def test_the_party_reads_its_own_paper_once_it_was_sent(golden: Any) -> None:
    from zhiheng.access.viewer import of
    from zhiheng.access.visible import visible
    from zhiheng.documents.models import Paper

    paper = (
        Paper.objects.filter(edition=golden.edition, sort="refusal_notice")
        .select_related("case")
        .order_by("about")[0]
    )
    alias = paper.case.alias.lower()
    own, other = of(golden.user(alias)), of(golden.user("a1" if alias != "a1" else "a2"))
    assert (
        visible(own, Paper.objects.filter(pk=paper.pk)).exists()
        and not visible(other, Paper.objects.filter(pk=paper.pk)).exists()
    )
    Paper.objects.filter(pk=paper.pk).update(state="kept")
    assert not visible(own, Paper.objects.filter(pk=paper.pk)).exists()
    assert not visible(of(golden.user("e1")), Paper.objects.filter(pk=paper.pk)).exists()


def test_a_template_with_a_foreign_placeholder_is_refused_with_its_place(
    public: Any, refused: Refused
) -> None:
    from zhiheng.documents import selectors, word
    from zhiheng.files import services as files

    own = word.TEMPLATE.read_bytes()
    bad = _changed(own, "{{ head }}", "{{ salary }}")
    foreign = files.receive(public.user("office"), [bad], public.now()).sha256
    found = refused(
        422,
        "template_fault",
        "10(2)",
        lambda: public.do("office", "replace_template", public.award.ref, file=foreign),
    )
    assert "salary" in str(found.findings[0].facts) and found.findings[0].facts["place"]
    good = files.receive(public.user("office"), [own], public.now()).sha256
    public.do("office", "replace_template", public.award.ref, file=good)
    assert selectors.office_template(public.award.pk) == good
    make(public, "work_plan", number="质〔2026〕77号")


def _changed(raw: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                assert old in content.decode()
                content = content.decode().replace(old, new).encode()
            target.writestr(entry.filename, content)
    return out.getvalue()
