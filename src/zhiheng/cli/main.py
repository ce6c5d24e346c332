"""Parsing the command line and finding the command; the law's questions run without Django."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from zhiheng import __version__

REHEARSAL_ONLY = ("demo", "rehearse", "sign-in", "clock", "fill", "stand-in")


class Exit(Exception):
    """Leave with a code and one line for stderr."""

    def __init__(self, code: int, says: str = "") -> None:
        super().__init__(says)
        self.code, self.says = code, says


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="JSON alone on stdout")
    shared.add_argument(
        "--data", type=Path, metavar="DIR", help="installation folder (else $DATA, else ./data)"
    )
    top = argparse.ArgumentParser(
        prog="zhiheng", description="质衡: a government's quality award, from call to certificate."
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, help: str, module: str, function: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, parents=[shared], description=help)
        sub.set_defaults(run=(module, function))
        return sub

    _house(add)
    _tick(add)
    _play(add)
    _tables(add)
    _documents(commands, shared, add)
    return top


def _house(add: Any) -> None:
    init = add("init", "make a real, empty installation", "installation", "init")
    init.add_argument("--real", action="store_true", required=True)
    init.add_argument("--invite", required=True, metavar="MAIL", help="first head of the office")
    init.add_argument("--instrument", metavar="ID|DIR", help="the default award's, if none is named")
    serve = add("serve", "serve the installation", "serve", "serve")
    serve.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    serve.add_argument("--host", default="127.0.0.1")
    site = add("site", "write an award's public pages as files", "site", "site")
    site.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="empty, or an earlier export")
    site.add_argument("--award", default="", metavar="SLUG", help="the default award where it is left out")
    site.add_argument("--live", default="", metavar="URL", help="the site that has the forms (else $ORIGIN)")
    add("status", "kind, version and editions", "installation", "status")
    add("people", "everybody, their offices and readable drafts", "installation", "people")
    add("digest", "digests of the domain and of the ledger", "installation", "digest")
    backup = add("backup", "write a backup", "backup", "backup")
    backup.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE")
    restore = add("restore", "restore a backup into an empty folder", "backup", "restore")
    restore.add_argument("file", type=Path)
    add("check", "check every invariant", "backup", "check")
    add("tidy", "let nothing of what was erased stand in the database's files", "backup", "tidy")
    ledger = add("ledger", "verify the ledger", "backup", "ledger")
    ledger.add_argument("what", choices=["verify"])


def _tick(add: Any) -> None:
    tick = add("tick", "do everything that has fallen due: reminders, letters that wait", "backup", "tick")
    tick.add_argument(
        "--at",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day asked about, else today by each award's clock",
    )


def _play(add: Any) -> None:
    demo = add("demo", "three awards: finished, in review, yours to play", "rehearse", "demo")
    demo.add_argument("--serve", action="store_true", help="print sign-ins and serve")
    demo.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    demo.add_argument("--host", default="127.0.0.1")
    rehearse = add("rehearse", "play an edition; no options: the golden one", "rehearse", "rehearse")
    rehearse.add_argument("--instrument", metavar="ID|DIR")
    rehearse.add_argument("--applicants", type=int, metavar="N")
    rehearse.add_argument("--seed", type=int, metavar="S")
    rehearse.add_argument("--until", metavar="STAGE", choices=STAGES, help=" ".join(STAGES))
    rehearse.add_argument("--golden", action="store_true", help="the golden cast, with --until")
    rehearse.add_argument(
        "--years",
        type=int,
        metavar="Y",
        help="and the Y years after it, with their editions, duties, inspections and a revocation",
    )
    sign = add("sign-in", "a one-time path that signs somebody in", "rehearse", "sign_in")
    sign.add_argument("user")
    clock = add("clock", "move an award's rehearsal clock forward", "rehearse", "clock_forward")
    clock.add_argument("award")
    clock.add_argument("--forward", required=True, metavar="3d")
    stand = add(
        "stand-in", "let the experts whom nobody plays do what waits for them", "rehearse", "stand_in"
    )
    stand.add_argument("award", metavar="AWARD")
    stand.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="USER",
        help="an expert you play yourself; may be given several times",
    )
    fill = add("fill", "fill the open edition with many applications", "rehearse", "fill")
    fill.add_argument("--applications", type=int, required=True, metavar="N")


STAGES = (
    "plan",
    "call",
    "application",
    "qualification",
    "material",
    "onsite",
    "deliberation",
    "notice",
    "decision",
    "award",
)


def _tables(add: Any) -> None:
    routes = add("routes", "every address and who may open it", "describe", "routes")
    routes.add_argument("--samples", action="store_true")
    add("acts", "every act with its arguments", "describe", "acts")
    add("authority", "who may do what in which state", "describe", "authority")
    can = add("can", "what somebody may do, and why not", "describe", "can")
    can.add_argument("user")
    can.add_argument("object", nargs="?")
    articles = add("articles", "what of each article works", "describe", "articles")
    articles.add_argument("--strict", action="store_true")


def _documents(commands: Any, shared: argparse.ArgumentParser, add: Any) -> None:
    law = add("law", "put a question to the law", "offline", "law")
    law.add_argument("question", choices=["judge", "working-days", "validity", "score", "vote"])
    law.add_argument("file", metavar="FILE|-")
    law.add_argument("--instrument", metavar="ID|DIR", help="the default award's, if none is named")
    instrument = add("instrument", "check a regulation's data", "offline", "instrument")
    instrument.add_argument("what", choices=["check"])
    instrument.add_argument("folder", metavar="DIR")
    dossier = commands.add_parser("dossier", help="export or verify a dossier")
    inner = dossier.add_subparsers(dest="what", required=True)
    export = inner.add_parser("export", parents=[shared])
    export.add_argument("edition", help="edition id, or latest")
    export.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE")
    export.set_defaults(run=("backup", "export"))
    archive = add("archive", "write the archive package of a filed edition", "backup", "archive")
    archive.add_argument("edition", help="edition id, or latest")
    archive.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE")
    verify = inner.add_parser("verify", parents=[shared])
    verify.add_argument("file", type=Path)
    verify.add_argument("--anchor", default="", metavar="SEQ:HASH")
    verify.set_defaults(run=("offline", "verify"))
    _certificate(commands, shared)
    verifier = add("verifier", "write the stand-alone verifier", "offline", "verifier")
    verifier.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE.pyz")


def _certificate(commands: Any, shared: argparse.ArgumentParser) -> None:
    certificate = commands.add_parser(
        "certificate", help="check a certificate without the network, or renew the key that signs"
    )
    inner = certificate.add_subparsers(dest="what", required=True)
    verify = inner.add_parser("verify", parents=[shared])
    verify.add_argument("text", metavar="FILE|TEXT", help="what the code on the certificate says")
    verify.add_argument("--keys", type=Path, required=True, metavar="K", help="keys.json")
    verify.add_argument("--status", type=Path, required=True, metavar="S", help="status.json")
    verify.add_argument(
        "--at", type=date.fromisoformat, metavar="DATE", help="the day asked about, else today"
    )
    verify.set_defaults(run=("offline", "certificate"))
    rotate = inner.add_parser("rotate", parents=[shared])
    rotate.set_defaults(run=("backup", "rotate"))


def main(argv: list[str] | None = None) -> int:
    """Run one command; its exit code."""
    options = parser().parse_args(argv)
    if options.data:
        os.environ["DATA"] = str(options.data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhiheng.config.settings")
    module, function = options.run
    try:
        return int(getattr(importlib.import_module(f"zhiheng.cli.{module}"), function)(options))
    except Exit as leave:
        if leave.says:
            print(leave.says, file=sys.stderr)
        return leave.code
    except BrokenPipeError:
        return 0
