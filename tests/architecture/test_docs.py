"""The documents: made ones are current, and the reference names every command, act and address."""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def interfaces() -> str:
    return (REFERENCE / "interfaces.md").read_text(encoding="utf-8")


def commands(parser: argparse.ArgumentParser, before: str = "") -> list[str]:
    """Every command with its subcommands, as typed."""
    found = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                found += commands(sub, f"{before}{name} ") or [f"{before}{name}"]
    return found


def test_made_documents_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture(scope="module")
def picture() -> ModuleType:
    """The script that draws the architecture."""
    spec = importlib.util.spec_from_file_location("picture", ROOT / "scripts" / "picture.py")
    assert spec and spec.loader
    module = sys.modules["picture"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_step_of_the_walks_is_a_function_of_the_code(picture: ModuleType) -> None:
    assert picture.missing(picture.WALKS) == []


@pytest.mark.parametrize("name", ["nothing_of_this_name", "acting_", "Decimal"])
def test_a_step_that_is_not_there_is_seen(picture: ModuleType, name: str) -> None:
    walk = {"x": (picture.Step("zhiheng.law.money", name, "is not there"),)}
    assert picture.missing(walk) == [f"zhiheng.law.money.{name}"]


def test_a_climb_and_a_circle_are_seen(picture: ModuleType) -> None:
    imports = {("top", "low"): 1, ("top", "middle"): 1, ("middle", "low"): 1, ("low", "middle"): 2}
    house = picture.House((("top",), ("middle",), ("low",)), {}, imports, ())
    assert house.climbs == {("low", "middle"): 2}
    assert house.drawn == [("low", "middle"), ("middle", "low"), ("top", "middle")]
    assert "climbs): 2 (`low` → `middle`: 2)" in picture.rooms_told(house)
    assert picture.circles_of({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == (("a", "b", "c"),)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_room_is_named(readme: str, picture: ModuleType) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    rooms = [room.partition("/")[0] for room in picture.house().rooms]
    assert [r for r in rooms if not re.search(rf"[`/]{r}(\.py)?`", text)] == []


def test_every_command_is_named() -> None:
    from zhiheng.cli.main import parser

    text = interfaces()
    every = commands(parser())
    assert "dossier export" in every
    assert [c for c in every if not re.search(rf"`{re.escape(c)}[ `]", text)] == []


def test_every_address_is_named() -> None:
    from zhiheng.web import routes

    text = interfaces()
    assert [path for path in routes.patterns().values() if f"`{path}`" not in text] == []


def test_every_act_is_named() -> None:
    from zhiheng.access import acts

    text = interfaces() + (REFERENCE / "acts.md").read_text(encoding="utf-8")
    assert [name for name in acts.table() if f"`{name}`" not in text] == []


def test_every_check_of_the_verifier_is_named() -> None:
    from zhiheng.proof.verify.checks import CHECKS

    assert [name for name in CHECKS if f"`{name}`" not in interfaces()] == []


def test_every_question_to_the_law_is_named() -> None:
    from zhiheng.law.questions import QUESTIONS

    assert [name for name in QUESTIONS if f"`{name}`" not in interfaces()] == []


def test_the_files_to_change_are_there() -> None:
    text = (ROOT / "docs" / "explanation" / "contributing.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+/[a-z_/0-9]*(?:\.[a-z]+)?/?)`", text))
    assert "documents/catalogue.py" in named
    assert [
        n for n in sorted(named) if not any((ROOT / base / n).exists() for base in ("", "src/zhiheng"))
    ] == []


@pytest.mark.parametrize(
    "page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]), ids=lambda p: str(p.relative_to(ROOT))
)
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
