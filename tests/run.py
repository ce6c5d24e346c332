"""Run the tests layer by layer, each in a process of its own, and write one report of all.

    python -m tests.run [--only apps,web] [--database sqlite|postgres] [--report FILE] [--coverage]
                        [--hypothesis-profile deep]

Two processes run at a time, since two cores are what a machine has at least. A long layer is cut into parts
by file, of about the same length by what its files took last time (build/times.json); the longest parts
begin. A part's words are printed together when it ends. Nothing stops early. Exit 1 if a test failed, if one
was skipped, deselected or expected to fail, or if a part collected no test: a test that does not run proves
nothing. A layer without test files does not exist yet.
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

from tests import coverage
from tests.plugins.report import OUTCOMES

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
TIMES = ROOT / "build" / "times.json"
AXE = ROOT / "build" / "axe.json"  # tells of one run; each journey adds to it
UNKNOWN = 5.0  # seconds that a file is thought to take before it was measured
AT_A_TIME = 2
PICTURED = (  # what takes the pictures, some of them on the way of a journey
    "shots/test_shots.py",
    "journeys/test_inspection.py",
    "journeys/test_misconduct.py",
    "journeys/test_winners_year.py",
)
MUST_BE_ZERO = ("failed", "errors", "skipped", "deselected", "xfailed")


@dataclass(frozen=True)
class Layer:
    """A folder under tests/, the database beneath it if any, and whether its tests import Django.

    A layer that takes minutes by itself runs only when it is named. ``files``, below tests/, say what it is
    made of where that is not its whole folder: the rest would show nothing new on that database, or it
    borrows from other layers. ``parts`` says into how many processes it is cut. ``measured``: coverage is of
    these layers.
    """

    name: str
    database: str | None
    django: bool = True
    named_only: bool = False
    files: tuple[str, ...] = ()
    parts: int = 1
    measured: bool = False

    @property
    def title(self) -> str:
        return f"{self.name} ({self.database})" if self.database else self.name

    def tests(self) -> list[str]:
        """The layer's test files, below tests/; none where nobody has written one yet."""
        found = sorted(p.relative_to(TESTS).as_posix() for p in (TESTS / self.name).rglob("test_*.py"))
        return list(self.files) or found


LAYERS = (
    Layer("law", None, django=False, measured=True),
    Layer("proof", None, django=False, measured=True),
    Layer("architecture", "sqlite"),
    Layer("apps", "sqlite", measured=True),  # whole: its last test looks back on what all others walked
    Layer("apps", "postgres", parts=2),
    Layer("web", "sqlite", parts=2, measured=True),
    Layer("web", "postgres", files=("web/test_frame.py", "web/test_table.py", "web/test_desk.py")),
    Layer("attacks", "sqlite"),
    Layer("journeys", "sqlite", django=False, parts=2),
    Layer("shots", "sqlite", django=False, named_only=True, files=PICTURED),
    Layer("edition", "sqlite", django=False, named_only=True),
    Layer("word", "sqlite", named_only=True),
    Layer("years", "sqlite", django=False, named_only=True),
)


@dataclass(frozen=True)
class Part:
    """Some files of a layer, for one process."""

    layer: Layer
    number: int
    of: int
    files: tuple[str, ...]
    seconds: float

    @property
    def title(self) -> str:
        return self.layer.title + (f", part {self.number} of {self.of}" if self.of > 1 else "")


def split(layer: Layer, times: dict[str, float]) -> list[Part]:
    """Cut a layer into parts of about the same length; every file stands in exactly one."""
    expected = {name: times.get(name, UNKNOWN) for name in layer.tests()}
    heaps: list[list[str]] = [[] for _ in range(min(layer.parts, len(expected)))]
    for name in sorted(expected, key=lambda name: -expected[name]):
        min(heaps, key=lambda heap: sum(expected[x] for x in heap)).append(name)
    return [
        Part(layer, n, len(heaps), tuple(sorted(heap)), sum(expected[x] for x in heap))
        for n, heap in enumerate(heaps, start=1)
    ]


def run(part: Part, profile: str, measure: bool) -> dict[str, Any]:
    """Run one part and return its row; a run that died without counting is one error."""
    layer = part.layer
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.json"
        command = [
            sys.executable,
            "-m",
            *(coverage.RUN if measure and layer.measured else ()),
            "pytest",
            "-q",
        ]
        command += [*(str(TESTS / name) for name in part.files), "--layer-report", str(counts)]
        command += ["--continue-on-collection-errors", f"--hypothesis-profile={profile}"]
        command += ["--layer-database", layer.database] if layer.database else []
        command += ["--pg"] if layer.database == "postgres" else []
        command += [] if layer.django else ["-p", "no:django"]
        environment = {key: value for key, value in os.environ.items() if key != "ZH_TEST_DB"}
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**environment, "ZH_RUN": "1"},
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        print(f"== {part.title}\n{done.stdout}", end="", flush=True)
        row: dict[str, Any] = {"layer": layer.name}
        if counts.exists():
            row |= json.loads(counts.read_text(encoding="utf-8"))
        else:
            nothing = {"database": layer.database, "version": None, "seconds": 0, "files": {}}
            row |= dict.fromkeys(OUTCOMES, 0) | nothing
    if done.returncode not in (0, 1) and not row["errors"] and not row["failed"]:
        row["errors"] = 1
    return row


def merge(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """One row of a layer from those of its parts; its seconds are those of all processes together."""
    merged = dict(rows[0])
    for key in (*OUTCOMES, "seconds"):
        merged[key] = round(sum(row[key] for row in rows), 2)
    merged["version"] = next((row["version"] for row in rows if row["version"]), None)
    merged["files"] = {name: seconds for row in rows for name, seconds in row["files"].items()}
    return merged


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
    parser.add_argument("--coverage", action="store_true", help="measure what the tests walk, and print it")
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
    present = [layer for layer in wanted if layer.tests()]
    times = json.loads(TIMES.read_text(encoding="utf-8")) if TIMES.exists() else {}
    parts = [part for layer in present for part in split(layer, times.get(layer.title, {}))]
    parts.sort(key=lambda part: -part.seconds)
    AXE.unlink(missing_ok=True)
    if chosen.coverage:
        coverage.clear()
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        ran = list(
            zip(
                parts,
                pool.map(lambda part: run(part, chosen.hypothesis_profile, chosen.coverage), parts),
                strict=True,
            )
        )
    rows = [merge([row for part, row in ran if part.layer is layer]) for layer in present]
    for layer, row in zip(present, rows, strict=True):
        times.setdefault(layer.title, {}).update(row.pop("files"))
    write(TIMES, times)
    write(chosen.report, {"layers": rows})
    for layer, row in zip(present, rows, strict=True):
        print(f"{layer.title}: {row['passed']} passed in {row['seconds']:.0f} s")
    if chosen.coverage:
        print(coverage.told([layer.title for layer in present if layer.measured]))
    return conclude(rows)


def write(file: Path, value: Any) -> None:
    """Write JSON, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(file.name + ".new")
    fresh.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    fresh.replace(file)


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
