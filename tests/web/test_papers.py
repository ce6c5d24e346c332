"""Papers on their pages: made, refused with what was typed kept, compared, sent; the register taken out as
a file.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.house import Play, client_of

pytestmark = pytest.mark.django_db


def office(play: Play) -> Any:
    return client_of(play.user("office"))


def make(client: Any, path: str, **typed: str) -> Any:
    key = re.search(r'name="idempotency_key" value="([0-9a-f]+)"', client.get(path).content.decode())
    assert key
    return client.post(path, {"idempotency_key": key[1], **typed})


def test_papers_stand_in_the_order_of_the_work(golden: Play) -> None:
    html = office(golden).get("/papers/").content.decode()
    heads = [
        html.index(x)
        for x in (
            "不利决定",
            "一、方案与申报通知",
            "二、资格审核",
            "三、综合评审会议",
            "四、公示、审定与归档",
        )
    ]
    assert heads == sorted(heads) and html.count("已走完，已送达") == 5
    assert "质评办〔2026〕4号" in html and "还不具备" in html


def test_a_paper_is_made_and_its_change_is_shown(public: Play) -> None:
    from zhiheng.editions.models import Edition

    client, path = office(public), f"/papers/call_notice/?edition={public.edition.pk}"
    done = make(client, path, number="质〔2026〕6号", on="2026-05-01")
    assert done.status_code == 302
    html = client.get(path).content.decode()
    assert "与第1版内容一致" in html and "质〔2026〕6号" in html and "出具第2版" in html
    again = make(client, path, number="质〔2026〕6号", on="2026-05-01")
    assert (
        again.status_code == 409
        and "内容相同" in again.content.decode()
        and 'value="质〔2026〕6号"' in again.content.decode()
    )
    Edition.objects.filter(pk=public.edition.pk).update(deadline=date(2026, 5, 28))
    html = client.get(path).content.decode()
    assert "事实有变化" in html and "原为" in html and "现为" in html
    taken = make(client, path, number="质〔2026〕6号")
    said = taken.content.decode()
    assert (
        taken.status_code == 422
        and "已经用在" in said
        and 'href="#f-number"' in said
        and 'aria-invalid="true"' in said
    )


def test_the_draft_is_a_picture_a_pdf_and_a_word_file(public: Play) -> None:
    client, about = office(public), f"?edition={public.edition.pk}&about=edition/{public.edition.pk}"
    for form, head in (("png", b"\x89PNG"), ("pdf", b"%PDF-"), ("docx", b"PK")):
        answer = client.get(f"/papers/work_plan/draft/{form}/{about}")
        assert answer.status_code == 200 and answer.content.startswith(head), form
    assert client.get(f"/papers/work_plan/draft/png/{about}&page=99").status_code == 404
    assert client.get(f"/papers/work_plan/draft/exe/{about}").status_code == 404
    assert client.get(f"/papers/press_release/draft/pdf/{about}").status_code == 404


def test_supervision_reads_papers_and_makes_none(public: Play) -> None:
    client = client_of(public.user("supervision"))
    html = client.get(f"/papers/work_plan/?edition={public.edition.pk}").content.decode()
    assert "出具并存档" not in html
    assert (
        client.post(
            f"/papers/work_plan/?edition={public.edition.pk}", {"number": "x", "idempotency_key": "k"}
        ).status_code
        == 403
    )


def test_a_foreign_edition_is_unknown(public: Play, draft: Play) -> None:
    assert office(public).get(f"/papers/?edition={draft.edition.pk}").status_code == 404


def test_the_register_of_letters_is_filtered_and_taken_out(golden: Play) -> None:
    client = office(golden)
    html = client.get("/letters/").content.decode()
    assert html.count("发1号") == 1 and "送达" in html
    assert "还没有登记" in client.get("/letters/?way=in").content.decode()
    taken = client.get("/letters/?way=out&as=csv")
    assert taken.headers["Content-Type"].startswith(
        "text/csv"
    ) and "质评办〔2026〕1号" in taken.content.decode("utf-8-sig")


@pytest.mark.parametrize("path", ["/papers/", "/papers/refusal_notice/", "/letters/"])
def test_queries_do_not_grow_with_papers(golden: Play, path: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from zhiheng.documents.models import Letter

    client = office(golden)
    client.get(path)
    with CaptureQueriesContext(connection) as all_:
        client.get(path)
    Letter.objects.filter(edition=golden.edition, serial__gt=1).delete()
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    assert len(all_) <= len(few) + 1
