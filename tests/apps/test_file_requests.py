"""Supervision asks to see a file; the office supplies it."""

from __future__ import annotations

from typing import Any


def test_a_file_is_asked_for_and_supplied(golden: Any) -> None:
    from zhiheng.oversight.models import FileRequest

    golden.do("supervision", "request_file", golden.edition.ref, what="评分原始记录")
    row = FileRequest.objects.get()
    golden.do("supervision", "add_to_request", row.ref, what="签到表")
    golden.do("office", "supply_file", row.ref)
    row.refresh_from_db()
    assert row.state == "supplied"
