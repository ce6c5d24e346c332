"""A certificate's text says exactly what was signed, by whom it was signed, and never more than the list
of its day allows.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.proof import canonical, certificate, signing
from zhiheng.proof.certificate import Altered, Facts, Outcome, Standing

OLD, NEW, STRANGER = bytes(range(32)), bytes(range(32, 64)), bytes(range(64, 96))
AWARD = "郑州市金水区区长质量奖"
FACTS = Facts(
    "jinshui",
    AWARD,
    "JSZL-2026-001",
    "澄衡信息安全股份有限公司",
    "91990105MA9K3Q7W57",
    "第五届（2026年）",
    "2026-10-26",
    "2030-10-26",
    "区长质量奖",
    "金政〔2023〕30号",
    "金政〔2026〕41号",
)
AS_OF = date(2028, 3, 1)
EXPIRED = date(2031, 1, 1)


def ring(*private: bytes, rehearsal: bool = False) -> dict[str, signing.Known]:
    given_out = signing.published(
        "区政府", rehearsal, [("2026-01-01", signing.public_of(p)) for p in private]
    )
    return signing.ring(json.dumps(given_out).encode())


def standings(as_of: date = AS_OF, register: str = "jinshui", **gone: str) -> dict[str, Standing]:
    return {register: Standing(AWARD, as_of.isoformat(), {k.replace("_", "-"): v for k, v in gone.items()})}


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.builds(Facts, **dict.fromkeys(Facts.__dataclass_fields__, texts)))
def test_whatever_the_fields_the_text_gives_them_back_and_bears_no_other(facts: Facts) -> None:
    text = certificate.sign(facts, OLD)
    assert certificate.verify(text, ring(OLD)) == facts
    assert certificate.sign(facts, OLD) == text
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567.1H"), "an address bears it after # as it is"


def test_a_change_of_any_letter_is_refused() -> None:
    text = certificate.sign(FACTS, OLD)
    for at, letter in enumerate(text):
        for other in {"A", "B", "7", letter.lower(), "="} - {letter}:
            with pytest.raises(Altered):
                certificate.verify(text[:at] + other + text[at + 1 :], ring(OLD))


@pytest.mark.parametrize("length", range(5))
def test_the_last_letter_has_no_other_spelling(length: int) -> None:
    """Base32 leaves bits of its last letter over, by the length of what it spells."""
    text = certificate.sign(replace(FACTS, organisation="x" * length), OLD)
    for other in set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") - {text[-1]}:
        with pytest.raises(Altered):
            certificate.verify(text[:-1] + other, ring(OLD))


def test_a_flip_of_any_bit_is_refused() -> None:
    raw = certificate._bytes(certificate.sign(FACTS, OLD).removeprefix(certificate.PREFIX))
    for bit in range(len(raw) * 8):
        torn = bytearray(raw)
        torn[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Altered):
            certificate.verify(certificate.PREFIX + certificate._text(bytes(torn)), ring(OLD))


@pytest.mark.parametrize(
    "text",
    ["", "ZH1.", "ZH1.A", "ZH2.AAAA", "ZH1.A", "ZH1.8888", "证书", "ZH1." + "A" * 400, "ZH1." + "A" * 399],
)
def test_what_is_no_certificate_is_refused(text: str) -> None:
    with pytest.raises(Altered):
        certificate.verify(text, ring(OLD))


def test_shortened_lengthened_and_rewritten_texts_are_refused() -> None:
    text = certificate.sign(FACTS, OLD)
    body = canonical.encode(
        [
            certificate.VERSION,
            *asdict(replace(FACTS, valid_through="2099-01-01")).values(),
            signing.name_of(signing.public_of(OLD)),
        ]
    )
    signature = certificate._bytes(text.removeprefix(certificate.PREFIX))[: signing.LENGTH]
    for other in (
        text[:-8],
        text + "A",
        text + "AAAAAAAA",
        certificate.PREFIX + certificate._text(signature + body),
    ):
        with pytest.raises(Altered):
            certificate.verify(other, ring(OLD))


@pytest.mark.parametrize(
    "said",
    [
        [2, *asdict(FACTS).values()],
        [True, *asdict(FACTS).values()],
        [1, *list(asdict(FACTS).values())[1:], 7],
        [1, *asdict(FACTS).values(), "x"],
        {"v": 1},
        1,
        None,
    ],
)
def test_another_version_or_shape_is_refused_even_when_signed(said: object) -> None:
    name = signing.name_of(signing.public_of(OLD))
    body = canonical.encode([*said, name] if isinstance(said, list) else said)
    text = certificate.PREFIX + certificate._text(signing.sign(OLD, certificate.CERTIFICATE, body) + body)
    with pytest.raises(Altered):
        certificate.verify(text, ring(OLD))


def test_another_key_is_refused_and_an_old_one_stays_good_beside_a_new_one() -> None:
    before, after = certificate.sign(FACTS, OLD), certificate.sign(FACTS, NEW)
    for text, good, bad in ((before, OLD, NEW), (after, NEW, OLD)):
        assert certificate.verify(text, ring(OLD, NEW)) == certificate.verify(text, ring(good)) == FACTS
        with pytest.raises(Altered):
            certificate.verify(text, ring(bad, STRANGER))


def test_a_key_cannot_be_given_out_under_anothers_id() -> None:
    given_out = signing.published("区政府", False, [("2026-01-01", signing.public_of(STRANGER))])
    given_out["keys"][0]["id"] = signing.name_of(signing.public_of(OLD))
    for raw in (json.dumps(given_out).encode(), b"{}", b"[]", b"null", b"x"):
        with pytest.raises(ValueError):
            signing.ring(raw)


def test_what_was_signed_as_one_thing_is_not_taken_for_another() -> None:
    signature = signing.sign(OLD, certificate.STATUS, b"body")
    public = signing.public_of(OLD)
    assert signing.holds(public, certificate.STATUS, b"body", signature)
    assert not signing.holds(public, certificate.CERTIFICATE, b"body", signature)


def test_the_signature_is_that_of_rfc_8032() -> None:
    """Test 1 of RFC 8032, 7.1: the key pair."""
    private = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    assert (
        signing.public_of(private).hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    )


@pytest.mark.parametrize(
    ("lists", "today", "at", "outcome", "says"),
    [
        ([standings()], AS_OF, None, Outcome.VALID, "证书真实，在有效期内。状态截至2028年3月1日。"),
        (
            [standings()],
            date(2030, 10, 26),
            None,
            Outcome.VALID,
            "证书真实，在有效期内。状态截至2028年3月1日。",
        ),
        (
            [standings()],
            date(2030, 10, 27),
            None,
            Outcome.EXPIRED,
            "证书真实，有效期已满。状态截至2028年3月1日。",
        ),
        ([standings()], EXPIRED, AS_OF, Outcome.VALID, "证书真实，在有效期内。状态截至2028年3月1日。"),
        ([standings(EXPIRED)], AS_OF, None, Outcome.EXPIRED, "证书真实，有效期已满。状态截至2031年1月1日。"),
        (
            [standings(JSZL_2026_001="2028-02-03")],
            AS_OF,
            None,
            Outcome.REVOKED,
            "荣誉已被撤销（自2028年2月3日起）。状态截至2028年3月1日。",
        ),
        (
            [standings(JSZL_2026_001="2028-02-03")],
            EXPIRED,
            None,
            Outcome.REVOKED,
            "荣誉已被撤销（自2028年2月3日起）。状态截至2028年3月1日。",
        ),
        (
            [standings(JSZL_2026_001="2028-02-03")],
            AS_OF,
            date(2028, 2, 2),
            Outcome.VALID,
            "证书真实，在有效期内。状态截至2028年3月1日。",
        ),
        (
            [standings(date(2027, 1, 1)), standings(JSZL_2026_001="2028-02-03")],
            AS_OF,
            None,
            Outcome.REVOKED,
            "荣誉已被撤销（自2028年2月3日起）。状态截至2028年3月1日。",
        ),
        (
            [standings(JSZL_2026_002="2028-02-03")],
            AS_OF,
            None,
            Outcome.VALID,
            "证书真实，在有效期内。状态截至2028年3月1日。",
        ),
        (
            [standings(register="other", JSZL_2026_001="2028-02-03")],
            AS_OF,
            None,
            Outcome.UNLISTED,
            "证书内容与签名相符，是否已被撤销不能断定。没有这一奖项的状态清单。",
        ),
        (
            [],
            AS_OF,
            None,
            Outcome.UNLISTED,
            "证书内容与签名相符，是否已被撤销不能断定。没有这一奖项的状态清单。",
        ),
    ],
)
def test_valid_expired_and_revoked_are_told_apart_with_their_day(
    lists: list[dict[str, Standing]], today: date, at: date | None, outcome: Outcome, says: str
) -> None:
    found = certificate.judge(certificate.sign(FACTS, OLD), ring(OLD), lists, today, at)
    assert (found.outcome, found.says) == (outcome, says)
    assert found.facts == FACTS and not found.rehearsal


def test_a_forged_text_is_said_to_be_none() -> None:
    found = certificate.judge(certificate.sign(FACTS, STRANGER), ring(OLD), [standings()], AS_OF)
    assert (found.outcome, found.says, found.facts) == (
        Outcome.ALTERED,
        "证书内容与签名不符。状态截至2028年3月1日。",
        None,
    )


def test_no_end_of_validity_is_for_ever_and_a_rehearsal_says_so() -> None:
    found = certificate.judge(
        certificate.sign(replace(FACTS, valid_through=""), OLD),
        ring(OLD, rehearsal=True),
        [standings()],
        date(2999, 1, 1),
    )
    assert found.outcome is Outcome.VALID and found.rehearsal
    assert certificate.judge(certificate.sign(FACTS, OLD), ring(OLD, rehearsal=True), [], AS_OF).rehearsal, (
        "also where no list speaks of it"
    )


def test_a_list_holds_only_as_it_was_signed() -> None:
    raw = certificate.list_revoked(standings(JSZL_2026_001="2028-02-03"), OLD)
    assert certificate.revoked(raw, ring(NEW, OLD)) == standings(JSZL_2026_001="2028-02-03")
    assert certificate.revoked(json.dumps(json.loads(raw), indent=2).encode(), ring(OLD)) == standings(
        JSZL_2026_001="2028-02-03"
    ), "the spelling of a file is no matter"
    said = json.loads(raw)
    later = {**said, "awards": [{**said["awards"][0], "as_of": "2029-01-01"}]}
    without = {**said, "awards": [{**said["awards"][0], "revoked": []}]}
    unsigned = {k: v for k, v in said.items() if k != "signature"}
    for torn in (
        later,
        without,
        unsigned,
        {**said, "v": 2},
        {**said, "more": 1},
        {**said, "key": "0" * 16},
        {**said, "signature": said["signature"][:-1]},
        [],
        None,
        1.5,
    ):
        with pytest.raises(Altered):
            certificate.revoked(json.dumps(torn).encode(), ring(OLD))
    for wrong in (b"", b"\xff", b"[" * 100_000):
        with pytest.raises(Altered):
            certificate.revoked(wrong, ring(OLD))
    with pytest.raises(Altered):
        certificate.revoked(raw, ring(NEW))
    newer = {**unsigned, "v": 2}
    signature = signing.sign(OLD, certificate.STATUS, canonical.encode(newer))
    with pytest.raises(Altered):
        certificate.revoked(canonical.encode({**newer, "signature": signing.text_of(signature)}), ring(OLD))


@pytest.mark.parametrize(
    "given_text",
    ["https://award.example/verify/0123/#{}", "{}", "  {}\n", "https://award.example/verify/0123/#{}\r\n"],
)
def test_the_text_is_found_in_what_was_scanned(given_text: str) -> None:
    text = certificate.sign(FACTS, OLD)
    assert certificate.pasted(given_text.format(text)) == text
    assert certificate.pasted(given_text.format(f"{text[:70]}\n{text[70:]}")) == text
