"""Coverage of the product by the measured layers: lines and branches, told by room in a few lines.

Data and report lie in build/coverage; ``python -m coverage html`` there shows the lines. It is measured by a
tracer, which makes tests slower, and on SQLite alone: the other database walks the same code. What walks the
code to prepare the tests is ``unmeasured``, so that the number is the same whether the house was kept or not.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import coverage

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "coverage"
RUN = ("coverage", "run", "-m")


def clear() -> None:
    """Forget the run before this one."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)


@contextmanager
def unmeasured() -> Iterator[None]:
    """What is walked in this block is no merit of a test."""
    measuring = coverage.Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()


def told(layers: list[str]) -> str:
    """The share of lines and branches that the layers walked, of all and of each room."""
    report = FOLDER / "coverage.json"
    for command in (["combine", "--quiet"], ["json", "--quiet", "-o", str(report)]):
        done = subprocess.run(
            [sys.executable, "-m", "coverage", *command],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            return f"coverage: not told: {(done.stdout + done.stderr).strip()}"
    walked, there = Counter[str](), Counter[str]()
    for name, file in json.loads(report.read_text(encoding="utf-8"))["files"].items():
        parts = Path(name).parts[2:]
        room, numbers = parts[0] if len(parts) > 1 else "zhiheng", file["summary"]
        walked[room] += numbers["covered_lines"] + numbers["covered_branches"]
        there[room] += numbers["num_statements"] + numbers["num_branches"]
    rooms = ", ".join(
        f"{room} {100 * walked[room] / there[room]:.0f}" for room in sorted(there) if there[room]
    )
    whole = 100 * walked.total() / max(there.total(), 1)
    return f"coverage, lines and branches, by {', '.join(layers)}: {whole:.1f} %\n  {rooms}"
