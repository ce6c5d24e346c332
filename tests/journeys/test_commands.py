"""The command line as an outsider uses it: the same bytes twice, other awards, keeping and refusing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.installation import Installation, Rehearsals, command


def dossier(data: Path, folder: Path) -> bytes:
    file = folder / "dossier.zip"
    command("dossier", "export", "latest", "-o", file, "--data", data)
    return file.read_bytes()


def test_the_golden_edition_twice_gives_the_same_bytes(rehearsals: Rehearsals, tmp_path: Path) -> None:
    first = rehearsals.copy().data
    command("rehearse", "--data", tmp_path / "second")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, two = dossier(first, tmp_path / "a"), dossier(tmp_path / "second", tmp_path / "b")
    assert one == two


def test_the_verifier_alone_derives_it_again(rehearsals: Rehearsals, tmp_path: Path) -> None:
    dossier(rehearsals.copy().data, tmp_path)
    command("verifier", "-o", tmp_path / "verify.pyz")
    words = [sys.executable, "-I", str(tmp_path / "verify.pyz"), str(tmp_path / "dossier.zip"), "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    answer = json.loads(done.stdout)
    assert done.returncode == 0 and answer["ok"] and answer["kind"] == "rehearsal"
    assert len(answer["checks"]) == 27


@pytest.mark.parametrize(
    "options",
    [("zhengzhou_2022", "20", "3"), ("lakeside_2026", "12", "5")],
    ids=["the city's award", "an invented award with the notice after the decision"],
)
def test_other_awards_complete_and_verify(tmp_path: Path, options: tuple[str, str, str]) -> None:
    name, applicants, seed = options
    data = tmp_path / "data"
    command("rehearse", "--instrument", name, "--applicants", applicants, "--seed", seed, "--data", data)
    dossier(data, tmp_path)
    assert "the dossier holds" in command("dossier", "verify", tmp_path / "dossier.zip")
    assert json.loads(command("check", "--json", "--data", data))["ok"]


def test_too_few_applicants_are_a_usage_error(tmp_path: Path) -> None:
    command("rehearse", "--applicants", "2", "--data", tmp_path / "d", codes=(2,))


def test_a_backup_restores_to_the_same_and_never_over_something(
    rehearsals: Rehearsals, tmp_path: Path
) -> None:
    data = rehearsals.copy().data
    command("backup", "-o", tmp_path / "b.zip", "--data", data)
    command("restore", tmp_path / "b.zip", "--data", tmp_path / "again")
    one, two = (json.loads(command("digest", "--json", "--data", d)) for d in (data, tmp_path / "again"))
    assert one == two
    command("restore", tmp_path / "b.zip", "--data", tmp_path / "again", codes=(3,))
    assert (data / "secret.key").read_bytes() != (tmp_path / "again" / "secret.key").read_bytes()


def test_a_clock_goes_forward_and_never_back(rehearsals: Rehearsals) -> None:
    data = rehearsals.copy().data
    before = json.loads(command("digest", "--json", "--data", data))["ledger_head"]
    command("clock", "jinshui", "--forward", "3d", "--data", data)
    assert json.loads(command("digest", "--json", "--data", data))["ledger_head"] != before, (
        "by a recorded act"
    )
    command("clock", "jinshui", "--forward", "-3d", "--data", data, codes=(2,))


def test_what_has_just_played_its_demonstration_typesets_too(tmp_path: Path, browser: Browser) -> None:
    """The first start plays editions and serves them at once: a receipt must come, and soon."""
    at = Installation(tmp_path / "data")
    at.start("demo", "--serve")
    try:
        context = browser.new_context()
        page = context.new_page()
        page.goto(at.entrance("office"))
        page.goto(f"{at.url}/cases/")
        case = page.locator("main a[href^='/case/']").first.get_attribute("href")
        answer = context.request.get(f"{at.url}{case}receipt.pdf", timeout=15_000)
        assert answer.status == 200 and answer.body().startswith(b"%PDF")
        context.close()
    finally:
        at.stop()


def test_every_article_is_accounted_for() -> None:
    answer = json.loads(command("articles", "--json"))
    assert [a["no"] for a in answer["articles"]] == list(range(1, 31))
    assert answer["wrong"] == []
