"""One forged fen, day or year in what followed the honours is found, since everything is derived again
from the entries.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.apps.test_revocation import after, opined, revoke

DAY = timedelta(days=1)


@pytest.fixture
def members(golden: Any) -> dict[str, bytes]:
    """A dossier with spending, a revocation, two parts of the prize that came back, and a report that was
    filed.
    """
    from zhiheng.aftercare.duties.models import AnnualReport
    from zhiheng.aftercare.revocation.models import Revocation
    from zhiheng.dossier.export import export
    from zhiheng.proof import manifest
    from zhiheng.registry.models import Honour

    one, two = (Honour.objects.get(case=golden.case(a).pk) for a in ("A1", "A6"))
    for n, amount in enumerate(("1200元", "3400.05元", "1元")):
        golden.do(
            "a6",
            "enter_use",
            two.ref,
            on=golden.now().date(),
            purpose="质量攻关",
            amount=amount,
            payee="某单位",
            voucher=golden.paper("a6", f"凭证{n}"),
        )
    from zhiheng.aftercare.funds.models import Use

    golden.do("a6", "strike_use", Use.objects.get(fen=100).ref, reason="重复登记")
    golden.do(
        "office",
        "open_revocation",
        one.ref,
        ground="accident",
        facts="较大事故",
        happened=date(2026, 11, 1),
        severity="serious",
        later=9 * DAY,
    )
    row = Revocation.objects.get(honour=one)
    opined(golden, row)
    revoke(golden, row)
    for n, amount in enumerate(("20万元", "12.34万元")):
        golden.do(
            "office",
            "receive_recovery",
            row.ref,
            amount=amount,
            on=after(golden, 30),
            document=f"国库{n}号",
            scan=golden.paper("office"),
            later=30 * DAY,
        )
    late = timedelta(days=(date(2027, 1, 5) - golden.now().date()).days)
    golden.do("a6", "open_annual_report", two.ref, year=2027, later=late)
    AnnualReport.objects.get(honour=two)
    return manifest.unpack(export(golden.edition))


def verdict(files: dict[str, bytes]) -> dict[str, str]:
    """Checks that fail, with what they say, after the members were sealed again by whoever forged them."""
    from zhiheng.proof import manifest, verify

    plain = {n: raw for n, raw in files.items() if n not in ("manifest.json", "root.txt")}
    found = verify.verify(manifest.seal("golden-2026", "rehearsal", plain))
    return {c["check"]: c["says"] for c in found["checks"] if not c["ok"]}


def test_the_true_one_holds(members: dict[str, bytes]) -> None:
    assert verdict(members) == {}


def fen(said: Any) -> None:
    said["use"][1]["balance_fen"] += 1


def entry(said: Any) -> None:
    said["use"][1]["entries"][0]["fen"] -= 1
    said["use"][1]["balance_fen"] += 1


def paid(said: Any) -> None:
    said["use"][1]["paid_fen"] += 1
    said["use"][1]["balance_fen"] += 1


def owing(said: Any) -> None:
    said["revocations"][0]["owing_fen"] -= 1


def receipt(said: Any) -> None:
    said["revocations"][0]["receipts"][0]["fen"] += 1
    said["revocations"][0]["owing_fen"] -= 1


def recovered(said: Any) -> None:
    said["revocations"][0]["recovered_fen"] -= 1
    said["revocations"][0]["owing_fen"] -= 1


def shorter(said: Any) -> None:
    said["bars"][-1]["through"] = "2028-01-01"


def no_bar(said: Any) -> None:
    said["bars"] = [b for b in said["bars"] if b["ground"] != "revocation"]


def forgiven(said: Any) -> None:
    said["annual"] = said["annual"][1:]


def filed(said: Any) -> None:
    said["annual"][0]["filed_on"] = "2027-01-06"


FORGED: tuple[tuple[Callable[[Any], None], str], ...] = (
    (fen, "balances"),
    (entry, "balances"),
    (paid, "balances"),
    (owing, "recovery"),
    (receipt, "recovery"),
    (recovered, "recovery"),
    (shorter, "bars"),
    (no_bar, "bars"),
    (forgiven, "duties"),
    (filed, "duties"),
)


def test_every_forged_sum_is_found_by_its_check(members: dict[str, bytes]) -> None:
    from zhiheng.proof import canonical

    for forge, check in FORGED:
        said = canonical.decode(members["aftercare.json"])
        forge(said)
        assert list(verdict(members | {"aftercare.json": canonical.encode(said)})) == [check], forge.__name__


def test_a_payload_of_the_award_cannot_be_changed_and_no_entry_left_out(members: dict[str, bytes]) -> None:
    lines = members["award/payloads.jsonl"].split(b"\n")
    n = next(i for i, x in enumerate(lines) if b'"fen":12340000' in x)
    lines[n] = lines[n].replace(b'"fen":12340000', b'"fen":12340001')
    found = verdict(members | {"award/payloads.jsonl": b"\n".join(lines)})
    assert set(found) == {"award", "recovery"}
    ledger = members["award/ledger.jsonl"].split(b"\n")
    assert "award" in verdict(members | {"award/ledger.jsonl": b"\n".join(ledger[:3] + ledger[4:])})


@pytest.fixture
def charged(golden: Any) -> dict[str, bytes]:
    """A dossier with an expert who was excluded, and a second case that is still open."""
    from tests.apps.test_conduct import excluded, opened
    from zhiheng.dossier.export import export
    from zhiheng.proof import manifest

    case = excluded(golden)
    golden.do("office", "deliver_misconduct", case.ref, on=golden.now().date(), delivery="回证1号")
    golden.do("office", "tell_misconduct", opened(golden, "e3").ref, days=5)
    return manifest.unpack(export(golden.edition))


def skipped(said: Any) -> None:
    said["cases"][0]["told_on"] = None


def moved(said: Any) -> None:
    said["cases"][0]["decided_on"] = "2027-01-01"


def undelivered(said: Any) -> None:
    said["cases"][0]["delivered_on"] = None


def silent(said: Any) -> None:
    said["cases"][1]["answered_on"] = said["cases"][1]["told_on"]


def left_out(said: Any) -> None:
    said["cases"].pop()


def cleared(said: Any) -> None:
    said["cases"][0]["state"] = "dismissed"


def test_a_case_is_the_one_of_its_entries(charged: dict[str, bytes]) -> None:
    from zhiheng.proof import canonical

    assert verdict(charged) == {}
    assert "反映" not in charged["conduct.json"].decode()
    for forge in (skipped, moved, undelivered, silent, left_out, cleared):
        said = canonical.decode(charged["conduct.json"])
        forge(said)
        assert list(verdict(charged | {"conduct.json": canonical.encode(said)})) == ["misconduct"], (
            forge.__name__
        )


def test_a_decision_before_the_hearing_is_found(charged: dict[str, bytes]) -> None:
    """An entry of the hearing that is missing in chain and list alike leaves a decision that the law does
    not allow.
    """
    from zhiheng.proof import canonical
    from zhiheng.proof.verify import conduct, reading

    said = canonical.decode(charged["conduct.json"])
    said["cases"][0]["answered_on"] = None
    lines = [x for x in charged["award/ledger.jsonl"].split(b"\n") if b'"act":"answer_misconduct"' not in x]
    forged = charged | {"conduct.json": canonical.encode(said), "award/ledger.jsonl": b"\n".join(lines)}
    with pytest.raises(reading.Wrong) as wrong:
        conduct.misconduct(reading.Dossier(b"", forged))
    assert "adverse_heard" in str(wrong.value)
