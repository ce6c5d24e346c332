"""The table of duties: every article has its rows, and every rule a row names is one the law can find."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from zhiheng.law import bars, judge, loader

LAW = Path(bars.__file__).parent
ROWS = tomllib.loads((LAW / "data" / "duties" / "jinshui_2023.toml").read_text(encoding="utf-8"))["duty"]
KEYS = {"id", "no", "text", "kind", "status", "rules", "acts", "routes", "tests"}
MAKERS = {"holds", "unknown", "met", "not_met", "Finding"}


@cache
def findings_made() -> set[str]:
    """Names of the findings that the law's own code makes, read from its syntax."""
    names: set[str] = set()
    for module in LAW.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                names |= {
                    a.value
                    for a in node.args
                    if isinstance(a, ast.Constant) and isinstance(a.value, str) and a.value
                }
    return names


def test_every_article_has_a_duty() -> None:
    articles = loader.load("jinshui_2023").articles
    assert {r["no"] for r in ROWS} == set(range(1, articles + 1))
    assert [r["no"] for r in ROWS] == sorted(r["no"] for r in ROWS)


def test_ids_are_named_once_and_after_their_article() -> None:
    assert len({r["id"] for r in ROWS}) == len(ROWS)
    assert all(re.fullmatch(rf"{r['no']}\.[a-z_]+", r["id"]) for r in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[r["id"] for r in ROWS])
def test_a_row_is_whole(row: dict[str, object]) -> None:
    assert set(row) == KEYS
    assert row["kind"] in ("computed", "attested", "judged", "recorded")
    assert row["status"] in ("working", "not_yet")
    assert row["text"]
    assert isinstance(row["rules"], list)
    assert set(row["rules"]) <= set(judge.RULES) | findings_made()


def test_every_rule_of_the_instrument_serves_a_duty() -> None:
    named = {rule for r in ROWS for rule in r["rules"]}
    assert set(judge.RULES) <= named
