"""Making ready: Django, the folder, the key, the tables."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command

from .main import Exit


def folder() -> Path:
    return Path(os.environ.get("DATA", "data")).resolve()


def exists() -> bool:
    return (folder() / "secret.key").is_file()


def make() -> None:
    """The folder (0700), the key (0600, 32 random bytes) and the tables of a new installation."""
    path = folder()
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    key = path / "secret.key"
    if not key.exists():
        with open(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(secrets.token_bytes(32))
    start()
    migrate()


def migrate() -> None:
    """Bring the tables up; on PostgreSQL as the owner where one is named."""
    call_command("migrate", verbosity=0, interactive=False)
    database = folder() / "db.sqlite3"
    if database.exists():
        database.chmod(0o600)


def start() -> None:
    """Django with every act loaded."""
    os.umask(0o077)
    django.setup()
    from zhiheng.access import acts

    acts.table()


def opened() -> None:
    """An existing installation, ready to be asked. 2 where there is none."""
    if not exists():
        raise Exit(
            2,
            f"no installation in {folder()}: name its folder by --data or DATA; `zhiheng "
            "demo` makes a rehearsal, `zhiheng init --real` a real one",
        )
    start()


def rehearsal() -> bool:
    from zhiheng.access.selectors import is_rehearsal

    return is_rehearsal()


def only_rehearsal(command: str) -> None:
    """3 on a real installation."""
    if not rehearsal():
        raise Exit(3, f"{command}: only on a rehearsal installation; this one is real for ever")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def sqlite() -> bool:
    found: dict[str, Any] = settings.DATABASES["default"]
    return "sqlite3" in found["ENGINE"]
