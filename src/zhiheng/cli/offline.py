"""Questions that need no database: the law, an instrument's data, a dossier."""

from __future__ import annotations

import argparse
import io
import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from zhiheng.access.instants import SHANGHAI
from zhiheng.law import instrument as instruments
from zhiheng.law import judge, loader, questions, scoring
from zhiheng.proof import certificate as certificates
from zhiheng.proof import signing, zipapp_
from zhiheng.proof import verify as verifying

from .main import Exit


def law(options: argparse.Namespace) -> int:
    """One question, or JSON Lines with ``-``: one answer a line. 4 where one cannot be judged."""
    rules = _load(options.instrument or loader.default().id)
    if options.file == "-":
        return _lines(options.question, rules)
    try:
        raw = json.loads(Path(options.file).read_text(encoding="utf-8"))
        answer = questions.ask(options.question, raw, rules)
    except (OSError, ValueError) as wrong:
        raise Exit(4, str(wrong)) from wrong
    print(json.dumps(answer, ensure_ascii=False, indent=None if options.json else 1))
    return 0


def _lines(question: str, rules: instruments.Instrument) -> int:
    code = 0
    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            answer: dict[str, Any] = questions.ask(question, json.loads(line), rules)
        except ValueError as wrong:
            code, answer = 4, {"error": str(wrong)}
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return code


def _load(name: str) -> instruments.Instrument:
    try:
        return loader.load(name)
    except instruments.InstrumentError as wrong:
        raise Exit(2, str(wrong)) from wrong


def instrument(options: argparse.Namespace) -> int:
    """1 where the data has an unknown key, a missing article, an impossible value or an unknown rule."""
    try:
        rules = loader.load(options.folder)
        scoring.load(rules.criteria)
        strange = [r.rule for r in (*rules.conditions, *rules.bars) if r.rule not in judge.RULES]
        if strange:
            raise instruments.InstrumentError(f"no rule named {strange}")
    except (instruments.InstrumentError, OSError, ValueError) as wrong:
        said: dict[str, Any] = {"ok": False, "says": str(wrong)}
    else:
        said = {
            "ok": True,
            "id": rules.id,
            "stages": [s.id for s in rules.stages],
            "unverified": list(rules.unverified),
        }
    print(json.dumps(said, ensure_ascii=False))
    return 0 if said["ok"] else 1


def verify(options: argparse.Namespace) -> int:
    args = [
        str(options.file),
        *(["--anchor", options.anchor] if options.anchor else []),
        *(["--json"] if options.json else []),
    ]
    return verifying.main(args)


def certificate(options: argparse.Namespace) -> int:
    """0 where it is genuine and valid, 1 for any other outcome, 4 where keys or list cannot be read or do
    not hold.
    """
    try:
        ring = signing.ring(options.keys.read_bytes())
        lists = [certificates.revoked(options.status.read_bytes(), ring)]
        text = _given(options.text)
    except (OSError, ValueError) as wrong:
        raise Exit(4, str(wrong)) from wrong
    found = certificates.judge(text, ring, lists, datetime.now(SHANGHAI).date(), options.at)
    if options.json:
        print(json.dumps(asdict(found), ensure_ascii=False))
    else:
        print(("【演练】" if found.rehearsal else "") + found.says)
    return 0 if found.outcome is certificates.Outcome.VALID else 1


def _given(text: str) -> str:
    """The text itself, or that of a file: of a certificate as PDF what its keywords keep."""
    if "#" in text or text.startswith(certificates.PREFIX):
        return certificates.pasted(text)
    raw = Path(text).read_bytes()
    return certificates.pasted(_keywords(raw) if raw.startswith(b"%PDF-") else raw.decode())


def _keywords(raw: bytes) -> str:
    """What the makers of a PDF wrote into its properties. Raises ValueError where it cannot be read."""
    import pypdf

    try:
        said = pypdf.PdfReader(io.BytesIO(raw)).metadata
        return str(said.get("/Keywords", "")) if said else ""
    except pypdf.errors.PyPdfError as wrong:
        raise ValueError(str(wrong)) from wrong


def verifier(options: argparse.Namespace) -> int:
    print(zipapp_.build(options.out))
    return 0
