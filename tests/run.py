"""Run the tests layer by layer, each in a process of its own, and write one report of all.

    python -m tests.run [--only apps,web] [--database sqlite|postgres] [--report FILE] [--hypothesis-profile
    deep]

Layers in a browser run beside the others, since two cores are what a machine has at least; each layer's words
are
printed together when it ends. Nothing stops early. Exit 1 if a test failed, if one was skipped, deselected or
expected to fail, or if a layer
that has test files collected no test: a test that does not run proves nothing. A layer without test files
does
not exist yet.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.plugins.report import OUTCOMES

ROOT = Path(__file__).resolve().parent.parent
MUST_BE_ZERO = ("failed", "errors", "skipped", "deselected", "xfailed")


@dataclass(frozen=True)
class Layer:
    """A folder under tests/, the database beneath it if any, and whether its tests import Django.

    A layer that takes minutes by itself runs only when it is named. ``files`` narrows a layer where the rest
    of its
    folder would show nothing new on that database. ``browser`` says which of two lanes it runs in.
    """

    name: str
    database: str | None
    django: bool = True
    named_only: bool = False
    files: tuple[str, ...] = ()
    browser: bool = False

    @property
    def folder(self) -> Path:
        return ROOT / "tests" / self.name

    @property
    def title(self) -> str:
        return f"{self.name} ({self.database})" if self.database else self.name

    def places(self) -> list[str]:
        """What pytest is given."""
        return [str(self.folder / name) for name in self.files] or [str(self.folder)]

    def exists(self) -> bool:
        """Tell whether somebody has written a test for this layer."""
        return any(self.folder.rglob("test_*.py"))


LAYERS = (
    Layer("law", None, django=False),
    Layer("proof", None, django=False),
    Layer("architecture", "sqlite"),
    Layer("apps", "sqlite"),
    Layer("apps", "postgres"),
    Layer("web", "sqlite"),
    Layer("web", "postgres", files=("test_frame.py", "test_table.py", "test_desk.py")),
    Layer("attacks", "sqlite"),
    Layer("journeys", "sqlite", django=False, browser=True),
    Layer("edition", "sqlite", django=False, named_only=True, browser=True),
    Layer("word", "sqlite", named_only=True),
    Layer("years", "sqlite", django=False, named_only=True),
)


def run(layer: Layer, profile: str) -> dict[str, Any]:
    """Run one layer and return its row; a run that died without counting is one error."""
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.json"
        command = [sys.executable, "-m", "pytest", "-q", *layer.places(), "--layer-report", str(counts)]
        command += ["--continue-on-collection-errors", f"--hypothesis-profile={profile}"]
        command += ["--layer-database", layer.database] if layer.database else []
        command += ["--pg"] if layer.database == "postgres" else []
        command += [] if layer.django else ["-p", "no:django"]
        environment = {key: value for key, value in os.environ.items() if key != "ZH_TEST_DB"}
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        print(f"== {layer.title}\n{done.stdout}", end="", flush=True)
        row: dict[str, Any] = {"layer": layer.name}
        if counts.exists():
            row |= json.loads(counts.read_text(encoding="utf-8"))
        else:
            row |= dict.fromkeys(OUTCOMES, 0) | {"database": layer.database, "version": None, "seconds": 0}
    if done.returncode not in (0, 1) and not row["errors"] and not row["failed"]:
        row["errors"] = 1
    return row


def holds(row: dict[str, Any]) -> bool:
    """Tell whether every test of the layer ran and passed, and there was at least one."""
    return row["passed"] > 0 and not any(row[outcome] for outcome in MUST_BE_ZERO)


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.run", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", metavar="LAYERS", help="names with commas between them, as in apps,web")
    parser.add_argument(
        "--database", choices=["sqlite", "postgres"], help="leave out the layers on the other one"
    )
    parser.add_argument("--report", type=Path, default=ROOT / "build" / "test-report.json")
    parser.add_argument("--hypothesis-profile", default="fast", choices=["fast", "deep"])
    chosen = parser.parse_args(arguments)
    names = {layer.name for layer in LAYERS}
    usual = {layer.name for layer in LAYERS if not layer.named_only}
    chosen.only = set(chosen.only.split(",")) if chosen.only else usual
    if unknown := chosen.only - names:
        parser.error(f"no layer named {', '.join(sorted(unknown))}")
    return chosen


def main(arguments: list[str]) -> int:
    """Run the chosen layers, write the report, say the numbers last."""
    chosen = parse(arguments)
    wanted = [
        layer
        for layer in LAYERS
        if layer.name in chosen.only and chosen.database in (None, layer.database or chosen.database)
    ]
    present = [layer for layer in wanted if layer.exists()]
    with ThreadPoolExecutor(2) as lanes:
        both = [[x for x in present if x.browser is browser] for browser in (True, False)]
        ran = dict(
            row
            for lane in lanes.map(lambda lane: [(x, run(x, chosen.hypothesis_profile)) for x in lane], both)
            for row in lane
        )
    rows = [ran[layer] for layer in present]
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    chosen.report.write_text(
        json.dumps({"layers": rows}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return conclude(rows)


def conclude(rows: list[dict[str, Any]]) -> int:
    """Name each layer that does not hold, then print the sum of tests; 0 only where all hold."""
    broken = [row for row in rows if not holds(row)]
    for row in broken:
        numbers = ", ".join(f"{row[outcome]} {outcome}" for outcome in OUTCOMES)
        print(f"does not hold: {row['layer']} ({row['database']}): {numbers}")
    if not rows:
        print("does not hold: no layer ran")
    passed = sum(row["passed"] for row in rows)
    failed = sum(row["failed"] + row["errors"] for row in rows)
    print(f"{passed} passed, {failed} failed")
    return 1 if broken or not rows else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
