"""The ledger: append only on both engines, erasable payloads, breaks found."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_payload", "ledger_reading"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {t} SET id = id + 100000 WHERE id > 0", "DELETE FROM {t} WHERE id > 0"]
)
def test_rows_are_neither_changed_nor_deleted(golden: Any, table: str, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(t=table))


def test_replacing_a_row_is_refused(golden: Any) -> None:
    if connection.vendor != "sqlite":
        statement = "TRUNCATE ledger_entry"
    else:
        statement = (
            "INSERT OR REPLACE INTO ledger_entry SELECT id, chain, seq, body, 'x', act, object,"
            " at FROM ledger_entry LIMIT 1"
        )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_application_does_not_own_the_tables(golden: Any) -> None:
    if connection.vendor == "sqlite":
        assert connection.settings_dict["OPTIONS"]["init_command"].count("recursive_triggers=ON") == 1
        return
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER ALL")


def test_an_erased_payload_leaves_the_chain_whole(golden: Any) -> None:
    from zhiheng.ledger import selectors
    from zhiheng.ledger.models import Entry, Payload
    from zhiheng.proof.chain import Broken

    chain = f"edition/{golden.edition.pk}"
    entry = Entry.objects.filter(chain=chain, act="respond").first()
    assert entry is not None
    golden.do("office", "erase_payload", golden.edition.ref, seq=entry.seq, reason="依申请删除个人信息")
    row = Payload.objects.get(chain=chain, seq=entry.seq)
    assert (row.salt, row.payload) == (None, None)
    assert not isinstance(selectors.verify(chain), Broken)


def test_only_the_office_erases_and_only_what_is_there(golden: Any, refused: Any) -> None:
    refused(
        409,
        "payload_there",
        "25",
        lambda: golden.do("office", "erase_payload", golden.edition.ref, seq=999_999, reason="x"),
    )
    refused(
        403,
        "duty",
        "25",
        lambda: golden.do("supervision", "erase_payload", golden.edition.ref, seq=1, reason="x"),
    )


def test_one_act_one_entry_with_its_office_and_article(draft: Any) -> None:
    from zhiheng.ledger.models import Entry

    chain = f"edition/{draft.edition.pk}"
    before = Entry.objects.filter(chain=chain).count()
    done = draft.do("a1", "submit", draft.case("A1").ref)
    rows = list(Entry.objects.filter(chain=chain).order_by("seq"))
    assert len(rows) == before + 1
    body = json.loads(rows[-1].body)
    assert done.ledger == f"{chain}:{body['seq']}"
    assert (body["act"], body["office"], body["article"], body["from"], body["to"]) == (
        "submit",
        "applicant",
        "17(1)",
        "draft",
        "submitted",
    )


def test_autosaves_and_slips_are_no_entries(draft: Any) -> None:
    from zhiheng.access import acts
    from zhiheng.ledger.models import Entry

    before = Entry.objects.count()
    draft.do("a1", "save_answer", draft.case("A1").ref, field="self_assessment.4.1.2", text="改", version=1)
    assert Entry.objects.count() == before
    assert {n for n, p in acts.table().items() if not p.act.recorded} == {
        "save_answer",
        "save_annual",
        "cast",
    }


def test_the_secret_vote_knows_no_person_and_no_time(golden: Any) -> None:
    from zhiheng.ledger.models import Entry
    from zhiheng.stages.meeting.models import Counterfoil, Issue, Slip

    assert {f.name for f in Slip._meta.fields} == {"id", "question", "choice"}
    assert {f.name for f in Counterfoil._meta.fields} == {"id", "question", "code"}
    assert {f.name for f in Issue._meta.fields} == {"id", "question", "user"}
    assert not Entry.objects.filter(act="cast").exists()
    for row in Entry.objects.filter(act__in=("open_ballot", "close_ballot")):
        assert "issued" in json.loads(_payload(row.chain, row.seq))


def _payload(chain: str, seq: int) -> str:
    from zhiheng.ledger.models import Payload

    return Payload.objects.get(chain=chain, seq=seq).payload or ""


def test_a_failure_in_the_middle_leaves_nothing(draft: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhiheng.access import acting
    from zhiheng.cli.installation import domain_digest

    def broken(*args: Any, **kwargs: Any) -> Any:
        raise OSError("the disk is full")

    before = domain_digest()
    monkeypatch.setattr(acting.ledger, "append", broken)
    with pytest.raises(OSError):
        draft.do("a1", "submit", draft.case("A1").ref)
    assert domain_digest() == before
