"""Count what a run of pytest did and write it as JSON, so that one report can tell of all runs.

``--layer-report FILE`` gets one object: passed, failed, errors, skipped, deselected, xfailed (numbers of
tests),
database and its version (null where the run had none), seconds, and the seconds of each file.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

OUTCOMES = ("passed", "failed", "errors", "skipped", "deselected", "xfailed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer --layer-report, and --layer-database for what the run stands on."""
    parser.addoption("--layer-report", metavar="FILE", help="write the counts of this run as JSON")
    parser.addoption(
        "--layer-database", choices=["sqlite", "postgres"], help="the database to name in the counts"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Count only where somebody reads the counts."""
    target = config.getoption("layer_report")
    if target:
        config.pluginmanager.register(Tally(config, Path(target)), "zhiheng-tally")


class Tally:
    """The counts of one run."""

    def __init__(self, config: pytest.Config, target: Path) -> None:
        self.config = config
        self.target = target
        self.counts: Counter[str] = Counter()
        self.started = time.monotonic()
        self.files: defaultdict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test once: by its body, or by the set-up or tear-down that broke it."""
        self.files[report.nodeid.partition("::")[0].removeprefix("tests/")] += report.duration
        if report.skipped:
            self.counts["xfailed" if hasattr(report, "wasxfail") else "skipped"] += 1
        elif report.when == "call":
            self.counts["passed" if report.passed else "failed"] += 1
        elif report.failed:
            self.counts["errors"] += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Count a file that cannot be read as an error, and one that skips itself as skipped."""
        if report.failed:
            self.counts["errors"] += 1
        elif report.skipped:
            self.counts["skipped"] += 1

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Count the tests that were found but left out."""
        self.counts["deselected"] += len(items)

    def pytest_sessionfinish(self) -> None:
        """Write the counts; the version is that of the database the run stood on."""
        database, version = self._database()
        row: dict[str, Any] = {outcome: self.counts[outcome] for outcome in OUTCOMES}
        row |= {
            "database": database,
            "version": version,
            "seconds": round(time.monotonic() - self.started, 2),
            "files": {name: round(seconds, 2) for name, seconds in self.files.items()},
        }
        self.target.write_text(json.dumps(row), encoding="utf-8")

    def _database(self) -> tuple[str | None, str | None]:
        database = self.config.getoption("layer_database")
        if database is None:
            return None, None
        if database == "sqlite":
            return "sqlite", sqlite3.sqlite_version
        import psycopg

        url = os.environ["DATABASE_URL"].replace("@/zhiheng?", "@/postgres?")
        with psycopg.connect(url) as connection:
            row = connection.execute("SHOW server_version").fetchone()
        return "postgresql", str(row[0]) if row else None
