"""Say what differs between two checkouts in what an outsider sees: acts, authority, routes, the dossier.

    python scripts/compare.py OLD [NEW]      folders of two checkouts; NEW is this one

Each plays the golden edition in a folder of its own. What docs/reference/renames.toml names is no difference,
nor is a key that was only added. Exit 1 where anything else differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RENAMES = ROOT / "docs" / "reference" / "renames.toml"
LISTS = {
    "acts": ("acts", ("act",)),
    "authority": ("rows", ("office", "act", "state")),
    "routes": ("routes", ("name",)),
}


def command(checkout: Path, *words: str) -> str:
    """What the command line of a checkout answers."""
    environment = os.environ | {"PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, "-c", "from zhiheng.cli import main; raise SystemExit(main())", *words]
    done = subprocess.run(  # noqa: S603  our own command
        run, env=environment, cwd=checkout, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{checkout}: {' '.join(words)}: {done.stderr.strip()[-400:]}")
    return done.stdout


def asked(checkout: Path, data: Path) -> dict[str, Any]:
    """Everything that is compared, of one checkout."""
    command(checkout, "rehearse", "--data", str(data))
    command(checkout, "dossier", "export", "latest", "-o", str(data / "golden.zip"), "--data", str(data))
    found: dict[str, Any] = {}
    for name, (key, _) in LISTS.items():
        found[name] = json.loads(command(checkout, name, "--json", "--data", str(data)))[key]
    with zipfile.ZipFile(data / "golden.zip") as archive:
        found["dossier"] = {name: archive.read(name) for name in archive.namelist()}
    return found


def renamed(rows: list[dict[str, Any]], table: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    """Old rows with the names that the table gives their values now."""
    return [
        {k: table.get(k, {}).get(v, v) if isinstance(v, str) else v for k, v in row.items()} for row in rows
    ]


def unordered(value: Any) -> Any:
    """Offices, states and documents of a row are sets, whatever order they are printed in."""
    return sorted(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else value


def differences(what: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    """Rows that went or changed; rows and keys that were added are none."""
    keys = LISTS[what][1]
    by_key = {tuple(row[k] for k in keys): row for row in new}
    said = []
    for row in old:
        key = tuple(row[k] for k in keys)
        now = by_key.get(key)
        if now is None:
            said.append(f"{what} {' '.join(key)}: gone")
            continue
        said += [
            f"{what} {' '.join(key)}: {k} was {v!r}, is {now.get(k)!r}"
            for k, v in row.items()
            if unordered(now.get(k)) != unordered(v)
        ]
    return said


def members(old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    """Members of the dossier that differ."""
    return [f"dossier {name}" for name in sorted({*old, *new}) if old.get(name) != new.get(name)]


def main() -> int:
    """0 equal but for what is named · 1 different."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path, nargs="?", default=ROOT)
    chosen = parser.parse_args()
    table = tomllib.loads(RENAMES.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        old = asked(chosen.old.resolve(), Path(folder, "old"))
        new = asked(chosen.new.resolve(), Path(folder, "new"))
    said = [
        line
        for what in LISTS
        for line in differences(what, renamed(old[what], table.get(what, {})), new[what])
    ]
    found = members(old["dossier"], new["dossier"])
    for what in LISTS:
        print(f"{what}: {len(old[what])} before, {len(new[what])} now")
    print(f"dossier: {len(old['dossier'])} members before, {len(new['dossier'])} now, {len(found)} differ")
    print("\n".join([*said, *found]) or "no difference")
    return 1 if said or found else 0


if __name__ == "__main__":
    sys.exit(main())
