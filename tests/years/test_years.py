"""Six years of an award by command: every kind of event from the seed, and dossiers from which all of it
follows again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.installation import command

EVENTS = {"honours", "reports", "inspections", "rectified", "revoked", "barred", "re_awards", "expired"}


def told(folder: Path, *options: str) -> dict[str, int]:
    answer: dict[str, Any] = json.loads(
        command("rehearse", "--years", "6", *options, "--data", folder, "--json")
    )
    events: dict[str, int] = answer["events"]
    return events


def dossiers(folder: Path) -> list[Path]:
    """A dossier of every edition, each of which verifies."""
    made = []
    for edition in json.loads(command("status", "--data", folder, "--json"))["editions"]:
        file = folder / f"{edition['id']}.zip"
        command("dossier", "export", edition["id"], "-o", file, "--data", folder)
        answer = json.loads(command("dossier", "verify", file, "--json"))
        assert answer["ok"], [c for c in answer["checks"] if not c["ok"]]
        made.append(file)
    return made


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_six_years_have_every_kind_of_event(seed: str, tmp_path: Path) -> None:
    events = told(tmp_path, "--seed", seed)
    assert set(events) == EVENTS and all(n > 0 for n in events.values()), events
    assert (events["inspections"], events["rectified"], events["revoked"], events["barred"]) == (2, 1, 1, 1)
    assert len(dossiers(tmp_path)) == 4
    assert json.loads(command("check", "--data", tmp_path, "--json"))["ok"]


def test_the_same_seed_gives_the_same_dossiers(tmp_path: Path) -> None:
    for name in ("a", "b"):
        told(tmp_path / name, "--seed", "4")
    one, two = (sorted(p.read_bytes() for p in dossiers(tmp_path / name)) for name in ("a", "b"))
    assert one == two


def test_an_award_with_another_validity_has_other_duties(tmp_path: Path) -> None:
    """The lakeside award stands for another span and its reports fall due on another day."""
    events = told(tmp_path, "--seed", "5", "--instrument", "lakeside_2026")
    assert all(n > 0 for n in events.values())
    dossiers(tmp_path)
