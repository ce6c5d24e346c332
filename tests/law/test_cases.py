"""The cases that the office can read: each changes one fact of an applicant that meets everything.

A case is a table in ``cases/*.toml``: 案情 (the story), 依据 (article and reading), 结论 (the outcome in a
word), the
facts that differ, and the finding to expect. Here they are asked of the law, and their Chinese is held to
their data.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from zhiheng.law import judge, loader
from zhiheng.law.facts import from_json
from zhiheng.law.finding import Finding, Value, verdict

FOLDER = Path(__file__).parent / "cases"
BASE = tomllib.loads((FOLDER / "标准单位.toml").read_text(encoding="utf-8"))
JINSHUI = loader.load("jinshui_2023")
WORDS = {"符合": "MET", "不符合": "NOT_MET", "待定": "UNKNOWN"}
KEYS = {"案情", "依据", "结论", "facts", "expect"}
FIGURES = "〇一二三四五六七八九"
ADDED = ("attestations", "judgements")
# Figures that are not there yet leave a report incomplete; they never refuse it.
NEVER_NOT_MET = {"data_years"}


def read() -> list[tuple[str, dict[str, Any]]]:
    files = sorted(p for p in FOLDER.glob("*.toml") if p.stem != "标准单位")
    return [(p.stem, c) for p in files for c in tomllib.loads(p.read_text(encoding="utf-8"))["case"]]


CASES = read()


def changed(case: dict[str, Any]) -> dict[str, Any]:
    """The standard applicant's facts with the case's differences; later answers and judgements go behind."""
    facts = copy.deepcopy(BASE)
    for path in case.get("without", ()):
        group, _, rule = path.partition(".")
        facts[group] = [row for row in facts[group] if row["rule"] != rule]
    for path, value in case["facts"].items():
        *outer, last = path.split(".")
        table = facts
        for name in outer:
            table = table[name]
        if value == "未知":
            table.pop(last)
        elif path in ADDED:
            table[last] = [*table[last], *value]
        else:
            table[last] = value
    return facts


def ask(case: dict[str, Any]) -> Finding:
    found = judge.judge(JINSHUI, from_json(changed(case)))
    return next(f for f in found if f.rule == case["expect"]["rule"])


def chinese(n: int) -> str:
    tens, ones = divmod(n, 10)
    head = "" if not tens else ("" if tens == 1 else FIGURES[tens]) + "十"
    return head + (FIGURES[ones] if ones else "")


def written(article: str) -> str:
    """ "14(3)" as a Chinese paper writes it."""
    number, _, item = article.rstrip(")").partition("(")
    return f"第{chinese(int(number))}条" + (f"第（{chinese(int(item))}）项" if item else "")


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{f}:{c['案情']}" for f, c in CASES])
def test_case(file: str, case: dict[str, Any]) -> None:
    found, expect = ask(case).as_json(), case["expect"]
    assert found["value"] == expect["value"]
    assert found["met_from"] == expect.get("met_from", None)
    assert found["missing"] == expect.get("missing", [])
    assert {k: found[k] for k in ("kind", "reading") if k in expect} == {
        k: expect[k] for k in ("kind", "reading") if k in expect
    }
    assert {k: found["facts"].get(k) for k in expect.get("facts", {})} == expect.get("facts", {})


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{f}:{c['案情']}" for f, c in CASES])
def test_its_chinese_says_what_its_data_say(file: str, case: dict[str, Any]) -> None:
    assert set(case) - {"without"} == KEYS
    assert WORDS[case["结论"]] == case["expect"]["value"]
    found = ask(case)
    readings = [int(n) for n in re.findall(r"口径(\d+)", case["依据"])]
    assert case["依据"].startswith(written(found.article))
    assert found.reading is None or found.reading in readings
    assert set(readings) <= {r.no for r in JINSHUI.readings}


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{f}:{c['案情']}" for f, c in CASES])
def test_one_fact_is_changed_at_a_time(file: str, case: dict[str, Any]) -> None:
    """A predecessor goes with its establishment, and a body's or department's word with what it speaks of."""
    own = {path.partition(".")[0] for path in case["facts"]} - set(ADDED)
    assert len(own) <= 1


def test_the_standard_applicant_meets_everything() -> None:
    found = judge.judge(JINSHUI, from_json(BASE))
    assert verdict(found) is Value.MET
    assert len(found) == 20


def test_each_rule_has_a_case_for_each_value() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for _, case in CASES:
        seen[case["expect"]["rule"]].add(case["expect"]["value"])
    for rule in judge.RULES:
        assert seen[rule] >= {"MET", "UNKNOWN"} | (set() if rule in NEVER_NOT_MET else {"NOT_MET"}), rule


def test_no_story_is_told_twice() -> None:
    told = [(f, c["expect"]["rule"], c["案情"]) for f, c in CASES]
    assert len(told) == len(set(told))
