"""What all tests share: Hypothesis profiles, and a database made by its owner and used by the product's own
role.

A test with real transactions (``django_db(transaction=True)``) is followed by putting back the database as
the
migrations left it, rows and triggers included: the ledger's triggers refuse the deletions by which Django
would
empty it, and rows that migrations wrote must be there for the next test.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import hypothesis
import pytest

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

hypothesis.settings.register_profile("fast", max_examples=50, deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("deep", max_examples=2000, deadline=None, database=None)
hypothesis.settings.load_profile("fast")


def _settings_of_default() -> dict[str, Any]:
    from django.db import connection

    settings: dict[str, Any] = connection.settings_dict
    return settings


def _connect_as(variable: str) -> None:
    """Let every connection from now on be that of the role in the address named by the environment
    `variable`.
    """
    from django.db import connections

    connections.close_all()
    url = urlsplit(os.environ[variable])
    _settings_of_default().update(USER=url.username or "", PASSWORD=url.password or "")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Migrate as the owner on PostgreSQL; on SQLite use a file, whose locks are the real ones."""
    if "DATABASE_OWNER_URL" in os.environ:
        _connect_as("DATABASE_OWNER_URL")
        return
    _settings_of_default()["TEST"]["NAME"] = str(tmp_path_factory.mktemp("db") / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Generator[None]:
    """Keep a pristine copy of the migrated database, then hand over to the role the product runs as."""
    from django.test import TransactionTestCase

    on_postgres = "DATABASE_OWNER_URL" in os.environ
    with django_db_blocker.unblock():
        if on_postgres:
            restore = _pristine_postgres()
            _connect_as("DATABASE_URL")
        else:
            restore = _pristine_sqlite(tmp_path_factory.mktemp("pristine") / "db.sqlite3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: restore())
        yield
    if on_postgres:
        with django_db_blocker.unblock():
            _connect_as("DATABASE_OWNER_URL")
            _owner_execute("DROP DATABASE pristine WITH (FORCE)")


def _owner_execute(*statements: str) -> None:
    """Run statements as the owner, outside the test database and outside any transaction."""
    import psycopg

    url = os.environ["DATABASE_OWNER_URL"].replace("@/zhiheng?", "@/postgres?")
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def _pristine_postgres() -> Callable[[], None]:
    from django.db import connections

    name = _settings_of_default()["NAME"]
    connections.close_all()
    _owner_execute(f'CREATE DATABASE pristine TEMPLATE "{name}"')

    def restore() -> None:
        connections.close_all()
        _owner_execute(f'DROP DATABASE "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE pristine')

    return restore


def _pristine_sqlite(copy: Path) -> Callable[[], None]:
    from django.db import connections

    name = _settings_of_default()["NAME"]
    connections.close_all()
    _copy_sqlite(name, str(copy))

    def restore() -> None:
        connections.close_all()
        _copy_sqlite(str(copy), name)

    return restore


def _copy_sqlite(source: str, target: str) -> None:
    """Copy by SQLite's own backup, which waits for other connections and leaves no stale log behind."""
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    try:
        reading.backup(writing)
    finally:
        reading.close()
        writing.close()
