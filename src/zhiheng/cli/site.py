"""The public pages as files for a portal that only takes files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from urllib.parse import urlsplit

from . import setup
from .installation import show
from .main import Exit

LIST = "site.json"


def site(options: argparse.Namespace) -> int:
    """Write an award's public pages into a folder that is empty or holds an earlier export."""
    setup.opened()
    from zhiheng.access import selectors
    from zhiheng.web.public import context, export

    award = selectors.by_slug(options.award) if options.award else selectors.default_award()
    if award is None:
        raise Exit(4, f"no award {options.award!r}")
    folder: Path = options.to
    before = earlier(folder)
    made = export.build(context.of(award), origin(options.live))
    write(folder, made, before)
    return show({"award": award.slug, "folder": str(folder), "files": sorted(made)}, options.json)


def origin(given: str) -> str:
    """Where the site with the forms is: --live, else ORIGIN; on a rehearsal this machine. 2 where nothing
    says it.
    """
    from django.conf import settings

    found = str(given or settings.ORIGIN).rstrip("/")
    if not found and setup.rehearsal():
        return "http://127.0.0.1:8000"
    parts = urlsplit(found)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
        raise Exit(2, "say where the live site is: --live https://award.example, or ORIGIN")
    return found


def earlier(folder: Path) -> list[str]:
    """Files of an earlier export.

    3 where the folder holds anything else, so that nobody's files are overwritten.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return []
    kept = folder / LIST
    if not kept.is_file():
        raise Exit(3, f"{folder} is neither empty nor an earlier export")
    return [str(x) for x in json.loads(kept.read_text(encoding="utf-8"))["files"]]


def write(folder: Path, made: dict[str, bytes], before: list[str]) -> None:
    """Write every file, readable by a web server, and take away what an earlier export made and this one
    did not.
    """
    root = folder.resolve()
    for name in (*made, LIST):
        for parent in reversed((folder / name).parents):
            if parent.resolve().is_relative_to(root) and not parent.exists():
                parent.mkdir(mode=0o755, parents=True)
                parent.chmod(0o755)
    listed = json.dumps({"files": sorted(made)}, ensure_ascii=False, indent=1)
    for name, raw in {**made, LIST: listed.encode()}.items():
        path = folder / name
        path.write_bytes(raw)
        path.chmod(0o644)
    for name in set(before) - set(made):
        old = (folder / name).resolve()
        if old.is_relative_to(root):
            old.unlink(missing_ok=True)
