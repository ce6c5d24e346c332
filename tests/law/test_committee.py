"""The committee's classes and posts (Art 8): one fact changed at a time."""

from __future__ import annotations

import pytest

from zhiheng.law import committee, loader

RULES = loader.load("jinshui_2023")


@pytest.mark.parametrize(
    ("present", "missing"),
    [
        (["government", "academic", "enterprise"], []),
        (["government", "academic"], ["enterprise"]),
        (["", "academic"], ["government", "enterprise"]),
    ],
)
def test_classes(present: list[str], missing: list[str]) -> None:
    found = committee.classes(present, "8")
    assert (found.holds, found.facts["missing"]) == (not missing, missing)


def test_posts() -> None:
    whole = [(p.role, p.post) for p in RULES.posts]
    assert committee.posts(RULES, whole).holds
    assert committee.posts(RULES, whole[1:]).facts["missing"] == [whole[0][1]]
    assert committee.posts(RULES, whole[:-1]).facts["missing"] == [whole[-1][1]]
    assert committee.posts(RULES, []).facts["missing"] == [p.post for p in RULES.posts]
