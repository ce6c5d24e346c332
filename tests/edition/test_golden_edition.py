"""The golden edition from the plan to the prizes, clicked through by all its actors, each in a browser of
their own.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.cast import Cast
from tests.journeys.golden import applying, concluding, planning, qualifying, reviewing
from tests.journeys.golden.cast import LISTS, NAMES, TOTALS
from tests.journeys.installation import Installation


def test_the_golden_edition(
    serve: Callable[..., Installation], actor: Callable[..., Page], leave_dossier: Callable[..., Path]
) -> None:
    at = serve("--golden", "--until", "plan")
    cast = Cast(at, actor, "jinshui")
    planning.plan(cast)
    planning.engage(cast)
    planning.call(cast)
    applying.drafts(cast)
    applying.submissions(cast)
    qualify(cast)
    cast.go("2026-07-06")
    reviewing.interests(cast)
    reviewing.score(cast)
    reviewing.gate(cast)
    reviewing.visits(cast)
    reviewing.score(cast)
    reviewing.propose(cast)
    concluding.meet(cast)
    concluding.publish(cast)
    concluding.objections(cast)
    concluding.conclude(cast)
    concluding.finish(cast)
    assert len(cast.pages) >= 35
    outcome(zipfile.ZipFile(leave_dossier("golden", at)))


def qualify(cast: Cast) -> None:
    cast.go("2026-06-01")
    qualifying.ask(cast, "qualification", "2026-06-12")
    cast.go("2026-06-12")
    qualifying.attest(cast, "qualification")
    qualifying.letters(cast, "qualification")
    cast.go("2026-06-18")
    qualifying.letters(cast, "qualification", only="A2")
    qualifying.judge(cast)
    qualifying.decide(cast)


def outcome(archive: zipfile.ZipFile) -> None:
    """Each list, each total, each payment, as the story has them, and nothing done but on pages."""
    alias = {name: a for a, name in NAMES.items()}
    cases = [json.loads(archive.read(n)) for n in archive.namelist() if n.endswith("/case.json")]
    of = {c["no"]: alias[c["organisation"]] for c in cases}
    for n in archive.namelist():
        if n.startswith("lists/"):
            position = n.removeprefix("lists/")[0]
            assert {of[c] for c in json.loads(archive.read(n))["cases"]} == set(LISTS[position].split()), n
    assert {of[no]: total(archive, no) for no in of if of[no] in TOTALS} == TOTALS
    paid = json.loads(archive.read("payments.json"))
    assert sorted((of[p["case"]], p["fen"]) for p in paid["payments"]) == [
        ("A1", 50_000_000),
        ("A6", 50_000_000),
    ]
    entries = [json.loads(line)["body"] for line in archive.read("ledger.jsonl").decode().splitlines()]
    assert {e["via"] for e in entries} <= {"web", "system"}


def total(archive: zipfile.ZipFile, no: str) -> str:
    """What the panel agreed on last."""
    totals = json.loads(archive.read(f"cases/{no}/scores.json"))["totals"]
    return str(totals.get("onsite", totals["material"]))
