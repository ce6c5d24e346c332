"""Keeping: backup and restore, invariants, the ledger, the dossier."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from . import setup
from .installation import show
from .main import Exit

FORMAT = "zhiheng-backup-1"
PUBLIC_KEY = re.compile(r"keys/[0-9a-f]{16}\.json")


def backup(options: argparse.Namespace) -> int:
    """Database, files and public keys in one zip with a digest for each; never a key that opens or signs."""
    setup.opened()
    if not setup.sqlite():
        raise Exit(2, "PostgreSQL: use pg_dump for the database and copy DATA/files and DATA/keys")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp:
        copy = Path(tmp) / "db.sqlite3"
        _copy(setup.folder() / "db.sqlite3", copy)
        members = {
            "db.sqlite3": copy,
            **{f"files/{p.relative_to(_files())}": p for p in sorted(_files().glob("??/*"))},
        }
        members |= {f"keys/{p.name}": p for p in sorted((setup.folder() / "keys").glob("*.json"))}
        listed = {name: _sha(path) for name, path in members.items()}
        with zipfile.ZipFile(options.out, "w", zipfile.ZIP_STORED) as archive:
            for name, path in members.items():
                archive.write(path, name)
            archive.writestr("manifest.json", json.dumps({"format": FORMAT, "files": listed}, sort_keys=True))
    options.out.chmod(0o600)
    whole = _sha(options.out)
    with open(options.out, "ab") as out:
        out.write(f"\n{FORMAT}:{whole}".encode())
    return show({"file": str(options.out), "files": len(listed)}, options.json)


def tick(options: argparse.Namespace) -> int:
    """Everything that has fallen due, once, however often it is asked.

    A real house is not asked about a day to come.
    """
    setup.opened()
    from zhiheng import jobs
    from zhiheng.access import clock, selectors

    if options.at and not selectors.is_rehearsal() and options.at > clock.day(clock.real()):
        raise Exit(3, f"{options.at} has not come yet")
    return show({"due": jobs.tick(options.at)}, options.json)


def tidy(options: argparse.Namespace) -> int:
    """Let nothing of what was erased stand in the database's own files: SQLite's log; PostgreSQL's tables and
    log, as their owner.

    PostgreSQL keeps the segments of its log for further use unless ``wal_recycle`` is off.
    """
    setup.opened()
    from zhiheng.retention import services

    if setup.sqlite():
        services.clear_traces()
        return show({"tidied": "sqlite"}, options.json)
    owner = os.environ.get("DATABASE_OWNER_URL", "")
    if not owner:
        raise Exit(
            2, "PostgreSQL: DATABASE_OWNER_URL names the owner of the tables, who alone may rewrite them"
        )
    import psycopg

    with psycopg.connect(owner, autocommit=True) as connection:
        for table in services.personal_tables():
            connection.execute(f"VACUUM FULL {table}".encode())
        connection.execute(b"SELECT pg_switch_wal()")
        connection.execute(b"CHECKPOINT")
    return show({"tidied": "postgresql", "tables": len(services.personal_tables())}, options.json)


def _files() -> Path:
    return setup.folder() / "files"


def _copy(source: Path, target: Path) -> None:
    with sqlite3.connect(source) as a, sqlite3.connect(target) as b:
        a.backup(b)
    b.close()
    a.close()


def _sha(path: Path) -> str:
    with open(path, "rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def restore(options: argparse.Namespace) -> int:
    """Restore into an empty folder: 3 where it is not empty, 1 where the backup is damaged and nothing is
    written.
    """
    target = setup.folder()
    if target.exists() and any(target.iterdir()):
        raise Exit(3, f"{target} is not empty")
    with tempfile.TemporaryDirectory() as tmp:
        try:
            names = _unpack(options.file, Path(tmp))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as wrong:
            raise Exit(1, f"the backup is damaged: {wrong}") from wrong
        target.mkdir(parents=True, exist_ok=True)
        for name in names:
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_bytes((Path(tmp) / name).read_bytes())
            path.chmod(0o600 if name == "db.sqlite3" else 0o400)
    setup.make()
    return show({"restored": str(target), "files": len(names)}, options.json)


def _unpack(file: Path, into: Path) -> list[str]:
    """Check the whole and each member; extract only what the manifest names."""
    raw = file.read_bytes()
    body, _, tail = raw.rpartition(f"\n{FORMAT}:".encode())
    if hashlib.sha256(body).hexdigest() != tail.decode():
        raise ValueError("the digest of the whole does not match")
    copy = into / "backup.zip"
    copy.write_bytes(body)
    with zipfile.ZipFile(copy) as archive:
        listed = json.loads(archive.read("manifest.json"))["files"]
        for name, sha in listed.items():
            if name != "db.sqlite3" and not _is_blob(name) and not PUBLIC_KEY.fullmatch(name):
                raise ValueError(f"a strange member: {name}")
            content = archive.read(name)
            if hashlib.sha256(content).hexdigest() != sha:
                raise ValueError(name)
            path = into / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return list(listed)


def _is_blob(name: str) -> bool:
    parts = name.split("/")
    return (
        len(parts) == 3
        and parts[0] == "files"
        and len(parts[1]) == 2
        and parts[2].isalnum()
        and parts[2].startswith(parts[1])
    )


def check(options: argparse.Namespace) -> int:
    """Every invariant: files, ledger, totals, findings, quotas, money. 1 where one is broken."""
    setup.opened()
    from zhiheng.dossier import invariants

    broken = invariants.broken()
    show({"ok": not broken, "broken": broken}, options.json)
    return 1 if broken else 0


def ledger(options: argparse.Namespace) -> int:
    """Verify every chain from its stored bodies. 1 where one is broken, with the first bad entry."""
    setup.opened()
    from zhiheng.ledger import selectors
    from zhiheng.proof.chain import Broken

    rows: list[dict[str, Any]] = []
    for name in selectors.chains():
        found = selectors.verify(name)
        if isinstance(found, Broken):
            rows.append({"chain": name, "ok": False, "seq": found.seq, "says": found.why})
        else:
            rows.append({"chain": name, "ok": True, "seq": found[0], "head": found[1]})
    show({"ok": all(r["ok"] for r in rows), "chains": rows}, options.json)
    return 0 if all(r["ok"] for r in rows) else 1


def rotate(options: argparse.Namespace) -> int:
    """A new key for certificates in place of the old one; what the old one signed stays provable."""
    setup.opened()
    from zhiheng.access import clock
    from zhiheng.registry import signing

    return show({"key": signing.rotate(clock.day(clock.real())), "keys": len(signing.public())}, options.json)


def export(options: argparse.Namespace) -> int:
    """Write an edition's dossier; ``latest`` is the newest of the default award."""
    setup.opened()
    from zhiheng.dossier.export import export as pack

    return _written(options, pack(_edition(options.edition)))


def archive(options: argparse.Namespace) -> int:
    """Write the archive package of a filed edition: 1 where it is not filed yet."""
    setup.opened()
    from zhiheng.dossier.services import NotFiled, package

    try:
        return _written(options, package(_edition(options.edition)))
    except NotFiled as early:
        raise Exit(1, "the edition is not filed yet (办结归档)") from early


def _edition(named: str) -> Any:
    from zhiheng.editions.models import Edition

    rows = Edition.objects.select_related("award").order_by("-award__default", "-year", "-number")
    found = rows.first() if named == "latest" else rows.filter(pk=named.removeprefix("edition/")).first()
    if found is None:
        raise Exit(4, f"no edition {named}")
    return found


def _written(options: argparse.Namespace, raw: bytes) -> int:
    """Write what only its owner reads."""
    fd = os.open(options.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(fd, "wb") as out:
        out.write(raw)
    return show(
        {"file": str(options.out), "bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}, options.json
    )
