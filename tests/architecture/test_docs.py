"""The documents: made ones are current, and the reference names every command, act and address."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

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


@pytest.mark.parametrize(
    "page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]), ids=lambda p: str(p.relative_to(ROOT))
)
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
