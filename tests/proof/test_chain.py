"""A chain notices every change of every entry and names the first that does not hold."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.proof import canonical, chain

N = 12
Row = tuple[int, bytes, str]


def made(bodies: list[bytes]) -> list[Row]:
    rows, previous = [], chain.GENESIS
    for seq, body in enumerate(bodies, 1):
        previous = chain.link(previous, body)
        rows.append((seq, body, previous.hex()))
    return rows


def renumbered(rows: list[Row]) -> list[Row]:
    return [(seq, body, written) for seq, (_, body, written) in enumerate(rows, 1)]


ROWS = made([canonical.encode({"seq": n, "act": "submit", "v": 1}) for n in range(1, N + 1)])
HEAD = (N, ROWS[-1][2])
PLACES = range(N)


def broken_at(rows: list[Row]) -> int | None:
    found = chain.verify(rows)
    return found.seq if isinstance(found, chain.Broken) else None


def test_a_whole_chain_gives_its_head() -> None:
    assert chain.verify(ROWS) == HEAD
    assert chain.verify([]) == (0, "00" * 32)


def test_the_arithmetic_is_the_published_one() -> None:
    """leaf = sha256(0x00 ‖ body); hash = sha256(previous ‖ leaf); 32 zero bytes stand before the first."""
    first = hashlib.sha256(bytes(32) + hashlib.sha256(b"\x00" + ROWS[0][1]).digest())
    second = hashlib.sha256(first.digest() + hashlib.sha256(b"\x00" + ROWS[1][1]).digest())
    assert [ROWS[0][2], ROWS[1][2]] == [first.hexdigest(), second.hexdigest()]


@pytest.mark.parametrize("place", PLACES)
def test_every_flipped_bit_of_a_body(place: int) -> None:
    seq, body, written = ROWS[place]
    for bit in range(len(body) * 8):
        spoilt = bytearray(body)
        spoilt[bit // 8] ^= 1 << bit % 8
        assert broken_at([*ROWS[:place], (seq, bytes(spoilt), written), *ROWS[place + 1 :]]) == place + 1


@pytest.mark.parametrize("place", PLACES)
def test_every_changed_digit_of_a_hash(place: int) -> None:
    seq, body, written = ROWS[place]
    for i, digit in enumerate(written):
        other = "0" if digit != "0" else "1"
        spoilt = written[:i] + other + written[i + 1 :]
        assert broken_at([*ROWS[:place], (seq, body, spoilt), *ROWS[place + 1 :]]) == place + 1


@pytest.mark.parametrize("place", PLACES)
def test_a_dropped_entry(place: int) -> None:
    rest = [*ROWS[:place], *ROWS[place + 1 :]]
    if place == N - 1:
        assert chain.verify(rest) != HEAD
        return
    assert broken_at(rest) == place + 1
    assert broken_at(renumbered(rest)) == place + 1


@pytest.mark.parametrize("place", PLACES)
def test_a_shortened_chain_has_another_head(place: int) -> None:
    """Cut at its end a chain still holds by itself; the printed head is what shows it."""
    head = chain.verify(ROWS[:place])
    assert head == (place, ROWS[place - 1][2] if place else "00" * 32)
    assert head != HEAD


@pytest.mark.parametrize("other", PLACES)
@pytest.mark.parametrize("place", PLACES)
def test_swapped_entries(place: int, other: int) -> None:
    rows = list(ROWS)
    rows[place], rows[other] = rows[other], rows[place]
    expected = None if place == other else min(place, other) + 1
    assert broken_at(rows) == expected
    assert broken_at(renumbered(rows)) == expected


@pytest.mark.parametrize("place", range(N + 1))
def test_an_inserted_entry(place: int) -> None:
    """Even one whose own hash follows from the entries before breaks the one after it, or the head."""
    previous = bytes.fromhex(ROWS[place - 1][2]) if place else chain.GENESIS
    body = canonical.encode({"act": "forged"})
    rows = renumbered([*ROWS[:place], (0, body, chain.link(previous, body).hex()), *ROWS[place:]])
    if place == N:
        assert chain.verify(rows) != HEAD
    else:
        assert broken_at(rows) == place + 2
    unlinked = renumbered([*ROWS[:place], (0, body, ROWS[0][2]), *ROWS[place:]])
    assert broken_at(unlinked) == place + 1


@pytest.mark.parametrize("place", PLACES)
def test_a_doubled_entry(place: int) -> None:
    rows = [*ROWS[: place + 1], ROWS[place], *ROWS[place + 1 :]]
    assert broken_at(rows) == place + 2
    assert broken_at(renumbered(rows)) == place + 2


@pytest.mark.parametrize("place", PLACES)
def test_a_wrong_number(place: int) -> None:
    _, body, written = ROWS[place]
    found = chain.verify([*ROWS[:place], (place + 2, body, written), *ROWS[place + 1 :]])
    assert found == chain.Broken(place + 1, f"sequence says {place + 2}")


@pytest.mark.parametrize("place", PLACES)
def test_rewriting_all_that_follows_changes_the_head(place: int) -> None:
    bodies = [body for _, body, _ in ROWS]
    bodies[place] = canonical.encode({"act": "rewritten"})
    rows = made(bodies)
    assert broken_at(rows) is None
    assert chain.verify(rows) != HEAD


def test_hashes_are_lower_case_hex() -> None:
    seq, body, written = ROWS[0]
    assert broken_at([(seq, body, written.upper())]) == 1


@given(st.lists(st.binary(max_size=40), max_size=8), st.data())
def test_any_chain_holds_and_any_other_body_breaks_it(bodies: list[bytes], data: st.DataObject) -> None:
    rows = made(bodies)
    assert broken_at(rows) is None
    if rows:
        place = data.draw(st.integers(0, len(rows) - 1))
        other = data.draw(st.binary(max_size=40))
        seq, body, written = rows[place]
        rows[place] = (seq, other, written)
        assert broken_at(rows) == (None if other == body else place + 1)


def test_a_commitment_binds_salt_and_payload() -> None:
    payload = {"reason": "材料不实"}
    kept = chain.commitment(b"s" * 16, payload)
    assert kept == hashlib.sha256(b"s" * 16 + '{"reason":"材料不实"}'.encode()).hexdigest()
    assert kept == chain.commitment(b"s" * 16, dict(payload))
    assert (
        len({kept, chain.commitment(b"t" * 16, payload), chain.commitment(b"s" * 16, {"reason": "材料属实"})})
        == 3
    )
