"""What is slow to make and the same every time: kept under build/cache by a digest of all it follows from.

``held(kind, words, make)`` gives the folder that `make` filled, made now or before. Whoever holds it copies
from it and writes nothing into it. A folder is filled beside its place and moved there whole; two processes
that want the same one wait for each other; of each kind the two used last stay.

The digest is of every file of the product and of the files here that play a house, of Python, of every
installed distribution, and of SQLite. It is taken when this module is imported, before the product is.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.metadata
import os
import platform
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "build" / "cache"
KEPT = 2  # of each kind
PLAYERS = ("house.py", "cache.py", "databases.py", "plugins/pgplugin.py", "journeys/installation.py")
FORSAKEN = 3600  # seconds after which nobody is still making it
MADE_AT = "made-at"


def sources(root: Path = ROOT) -> list[Path]:
    """Every file of the product that a house can follow from, and those of the tests that play it."""
    product = (p for p in (root / "src" / "zhiheng").rglob("*") if p.is_file())
    return sorted(
        [p for p in product if "__pycache__" not in p.parts] + [root / "tests" / name for name in PLAYERS]
    )


def digest_of(root: Path = ROOT) -> str:
    """The digest of the sources and of what runs them."""
    total = hashlib.sha256()
    for path in sources(root):
        total.update(f"{path.relative_to(root)}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    installed = sorted(f"{d.metadata['Name']}=={d.version}" for d in importlib.metadata.distributions())
    total.update("\n".join([platform.python_version(), sqlite3.sqlite_version, *installed]).encode())
    return total.hexdigest()


SOURCES = digest_of()


@contextmanager
def held(
    kind: str,
    words: Sequence[str],
    make: Callable[[Path], None],
    cache: Path = CACHE,
    root: Path = ROOT,
    sources: str = SOURCES,
) -> Iterator[Path]:
    """The folder that `make` filled for these `words`, ours alone until the block ends."""
    key = hashlib.sha256("\0".join([sources, *words]).encode()).hexdigest()[:20]
    place = cache / kind / key
    place.parent.mkdir(parents=True, exist_ok=True)
    with _locked(place):
        if not place.exists():
            fresh = Path(tempfile.mkdtemp(prefix="making-", dir=place.parent))
            try:
                make(fresh)
                (fresh / MADE_AT).write_text(datetime.now().astimezone().isoformat(), encoding="utf-8")
                if digest_of(root) != sources:  # somebody wrote code meanwhile: good for this once
                    yield fresh
                    return
                fresh.rename(place)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        os.utime(place)
        yield place
    _prune(place)


def age(folder: Path) -> timedelta:
    """How long ago the folder was filled: what a clock that goes on from then must be put back by."""
    made = datetime.fromisoformat((folder / MADE_AT).read_text(encoding="utf-8"))
    return datetime.now().astimezone() - made


def put_clocks_back(database: Path, by: timedelta) -> None:
    """Let every award of a copied SQLite file stand at the instant at which it was played to."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "UPDATE access_award SET offset_ms = offset_ms - ?", [by // timedelta(milliseconds=1)]
        )


def _lock_file(place: Path) -> Path:
    return place.with_name(place.name + ".lock")


@contextmanager
def _locked(place: Path, wait: bool = True) -> Iterator[None]:
    """Hold the lock of a place; BlockingIOError where it is held and we do not wait.

    A lock file that was removed while we waited for it locks nothing, so we ask again.
    """
    path = _lock_file(place)
    while True:
        with path.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            if _same(path, lock.fileno()):
                yield
                return


def _same(path: Path, descriptor: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(descriptor).st_ino
    except FileNotFoundError:
        return False


def _prune(place: Path) -> None:
    """Remove all but the newest of a kind, except what somebody holds; and what was never finished."""
    for left in place.parent.glob("making-*"):
        if time.time() - left.stat().st_mtime > FORSAKEN:
            shutil.rmtree(left, ignore_errors=True)
    there = [p for p in place.parent.iterdir() if p.is_dir() and not p.name.startswith("making-")]
    newest = sorted(there, key=lambda p: p.stat().st_mtime, reverse=True)
    for old in newest[KEPT:]:
        with suppress(BlockingIOError), _locked(old, wait=False):
            shutil.rmtree(old, ignore_errors=True)
            _lock_file(old).unlink(missing_ok=True)
