"""The cache of played houses gives what it was given, once for each state of the code, and nothing stale."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests import cache

Kept = Callable[..., str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A product of two files and the tests that play it."""
    for name in ("src/zhiheng/a.py", "src/zhiheng/law/b.toml", *(f"tests/{p}" for p in cache.PLAYERS)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def ask(root: Path, made: list[str]) -> Kept:
    """Ask the cache for a house played by the present code."""

    def make(word: str, folder: Path) -> None:
        made.append(word)
        (folder / "house").write_text(word, encoding="utf-8")

    def ask(word: str = "x", sources: str = "") -> str:
        now = sources or cache.digest_of(root)
        with cache.held("house", [word], partial(make, word), root / "build", root, now) as folder:
            return (folder / "house").read_text(encoding="utf-8")

    return ask


def places(root: Path) -> list[str]:
    return sorted(p.name for p in (root / "build" / "house").iterdir() if p.is_dir())


def test_it_is_made_once(ask: Kept, made: list[str]) -> None:
    assert [ask(), ask()] == ["x", "x"]
    assert made == ["x"]


@pytest.mark.parametrize("name", ["src/zhiheng/a.py", "src/zhiheng/law/b.toml", "tests/house.py"])
def test_another_word_in_a_file_makes_it_anew(ask: Kept, root: Path, made: list[str], name: str) -> None:
    ask()
    (root / name).write_text("another", encoding="utf-8")
    ask()
    assert made == ["x", "x"]


def test_a_new_file_makes_it_anew(ask: Kept, root: Path, made: list[str]) -> None:
    ask()
    (root / "src" / "zhiheng" / "c.typ").touch()
    ask()
    assert made == ["x", "x"]


def test_two_stay(ask: Kept, root: Path) -> None:
    for word in ("a", "b", "c"):
        ask(word)
        time.sleep(0.01)
    assert len(places(root)) == 2
    assert len(list((root / "build" / "house").glob("*.lock"))) == 2


def test_two_that_start_at_once_wait_for_each_other(ask: Kept, made: list[str]) -> None:
    both = [threading.Thread(target=ask) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert made == ["x"]


def test_what_failed_leaves_nothing(root: Path) -> None:
    def fail(folder: Path) -> None:
        raise ValueError

    with (
        pytest.raises(ValueError),
        cache.held("house", [], fail, root / "build", root, cache.digest_of(root)),
    ):
        pass
    assert places(root) == []


def test_code_written_while_it_was_played_is_not_taken_for_its_own(ask: Kept, root: Path) -> None:
    assert ask(sources="the digest of before") == "x"
    assert places(root) == []


def test_a_clock_is_put_back_by_the_time_it_lay_there(tmp_path: Path) -> None:
    file = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE access_award (offset_ms)")
        connection.execute("INSERT INTO access_award VALUES (5000)")
    cache.put_clocks_back(file, timedelta(seconds=2))
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT offset_ms FROM access_award").fetchall() == [(3000,)]
