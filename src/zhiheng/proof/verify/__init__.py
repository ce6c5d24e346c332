"""The independent verifier: derives the law again from a dossier. Needs no database, no Django, no network.

Built as a zipapp it runs by ``python3 -I zhiheng-verify.pyz dossier.zip``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from zhiheng.proof import manifest

from .checks import CHECKS
from .reading import Dossier, Wrong


def verify(raw: bytes, anchor: str = "") -> dict[str, Any]:
    """Run every check. ``anchor`` is SEQ:HASH from a receipt, minutes or notice."""
    try:
        dossier = Dossier(raw, manifest.unpack(raw), anchor)
    except manifest.DossierError as bad:
        row = {"check": "bytes", "article": "", "ok": False, "where": "zip", "says": str(bad)}
        return {"ok": False, "kind": "", "checks": [row]}
    checks = [_run(name, dossier) for name in CHECKS]
    return {"ok": all(c["ok"] for c in checks), "kind": _kind(dossier), "checks": checks}


def _kind(dossier: Dossier) -> str:
    try:
        return str(dossier.json("manifest.json")["kind"])
    except (Wrong, KeyError, TypeError):
        return ""


def _run(name: str, dossier: Dossier) -> dict[str, Any]:
    duty, check = CHECKS[name]
    where, says = "", ""
    try:
        check(dossier)
    except Wrong as wrong:
        where, says = wrong.where, wrong.says
    except Exception as broken:
        where, says = name, f"cannot be read: {type(broken).__name__}: {broken}"
    return {"check": name, "article": _article(dossier, duty), "ok": not says, "where": where, "says": says}


def _article(dossier: Dossier, duty: str) -> str:
    try:
        return dossier.rules.cite(duty) if duty else ""
    except Exception:
        return ""


def main(argv: list[str] | None = None) -> int:
    """0 the dossier holds · 1 it does not · 4 there is no such file."""
    parser = argparse.ArgumentParser(prog="zhiheng-verify", description="Verify the dossier of an edition.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--anchor", default="", metavar="SEQ:HASH")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    try:
        raw = options.file.read_bytes()
    except OSError as wrong:
        print(wrong, file=sys.stderr)
        return 4
    result = verify(raw, options.anchor)
    print(json.dumps(result, ensure_ascii=False, indent=1) if options.json else text(result))
    return 0 if result["ok"] else 1


def text(result: dict[str, Any]) -> str:
    """The answer for people; a rehearsal's says so first."""
    lines = ["REHEARSAL (演练)"] if result["kind"] == "rehearsal" else []
    for c in result["checks"]:
        mark = "ok  " if c["ok"] else "FAIL"
        lines.append(f"{mark} {c['check']:<11}{c['article']:<7}{c['where']} {c['says']}".rstrip())
    lines.append("the dossier holds" if result["ok"] else "the dossier does not hold")
    return "\n".join(lines)
