"""One byte form for every value, and none for what must not be signed."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.proof import canonical

scalars = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(scalars, lambda v: st.lists(v) | st.dictionaries(st.text("abü项"), v), max_leaves=12)

VECTORS: list[tuple[Any, str]] = [
    ({}, "{}"),
    ([], "[]"),
    (None, "null"),
    (True, "true"),
    (0, "0"),
    (-1, "-1"),
    (50_000_000, "50000000"),
    (2**70, "1180591620717411303424"),
    ("", '""'),
    ({"b": 1, "a": 2}, '{"a":2,"b":1}'),
    ({"a": {"d": [], "c": None}}, '{"a":{"c":null,"d":[]}}'),
    ([3, "1", False], '[3,"1",false]'),
    ((1, 2), "[1,2]"),
    ("质量奖", '"质量奖"'),
    ('say "no"\\', '"say \\"no\\"\\\\"'),
    ("a\nb\tc\x00", '"a\\nb\\tc\\u0000"'),
    ("\x7f/<>&", '"\x7f/<>&"'),
    ({"A": 1, "a": 1, "1": 1, "项": 1}, '{"1":1,"A":1,"a":1,"项":1}'),
    ("671.25", '"671.25"'),
]


@pytest.mark.parametrize(("value", "written"), VECTORS, ids=[w for _, w in VECTORS])
def test_the_bytes_of_a_value(value: Any, written: str) -> None:
    assert canonical.encode(value) == written.encode()
    assert canonical.encode(canonical.decode(written.encode())) == written.encode()


@pytest.mark.parametrize(
    "value", [0.5, 1.0, float("nan"), float("inf"), [1.0], {"a": {"b": [0.0]}}, (1, 2.0)]
)
def test_floats_are_refused_wherever_they_hide(value: Any) -> None:
    with pytest.raises(TypeError, match="float"):
        canonical.encode(value)


@pytest.mark.parametrize(
    "value", [{1: "a"}, {None: 1}, {"a": {2: 1}}, {"x"}, b"bytes", Decimal("1"), object()]
)
def test_what_json_does_not_know_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical.encode(value)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b' {"a":1}',
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b"1e2",
        b"NaN",
        b"-0",
        b"Infinity",
        b'"\\u8d28"',
        b'"\\/"',
        b"[1,]",
        b"",
        b"{",
        b"\xef\xbb\xbf{}",
        b'"\xff"',
        b'"\\ud800"',
        b"nul",
        b"01",
    ],
)
def test_any_other_form_of_the_same_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):
        canonical.decode(raw)


def test_nesting_too_deep_to_read_is_an_error_and_no_crash() -> None:
    with pytest.raises(ValueError):
        canonical.decode(b"[" * 200_000 + b"]" * 200_000)


@given(values)
def test_every_value_comes_back_and_has_one_form(value: Any) -> None:
    raw = canonical.encode(value)
    assert canonical.decode(raw) == value
    assert canonical.encode(json.loads(raw)) == raw


@given(st.dictionaries(st.text("abc"), st.integers()))
def test_the_order_of_making_does_not_matter(value: dict[str, int]) -> None:
    assert canonical.encode(dict(reversed(list(value.items())))) == canonical.encode(value)


def test_the_digest_is_sha256_in_hex() -> None:
    assert canonical.digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert canonical.digest(b"abc") == hashlib.sha256(b"abc").hexdigest()
