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
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.databases import connect_as, copy_sqlite, owner_execute, settings_of_default

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

hypothesis.settings.register_profile("fast", max_examples=50, deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("deep", max_examples=2000, deadline=None, database=None)
hypothesis.settings.load_profile("fast")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Migrate as the owner on PostgreSQL; on SQLite use a file, whose locks are the real ones."""
    if "DATABASE_OWNER_URL" in os.environ:
        connect_as("DATABASE_OWNER_URL")
        return
    settings_of_default()["TEST"]["NAME"] = str(tmp_path_factory.mktemp("db") / "test.sqlite3")


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
            connect_as("DATABASE_URL")
        else:
            restore = _pristine_sqlite(tmp_path_factory.mktemp("pristine") / "db.sqlite3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: restore())
        yield
    if on_postgres:
        with django_db_blocker.unblock():
            connect_as("DATABASE_OWNER_URL")
            owner_execute("DROP DATABASE pristine WITH (FORCE)")


def _pristine_postgres() -> Callable[[], None]:
    from django.db import connections

    name = settings_of_default()["NAME"]
    connections.close_all()
    owner_execute(f'CREATE DATABASE pristine TEMPLATE "{name}"')

    def restore() -> None:
        connections.close_all()
        owner_execute(f'DROP DATABASE "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE pristine')

    return restore


def _pristine_sqlite(copy: Path) -> Callable[[], None]:
    from django.db import connections

    name = settings_of_default()["NAME"]
    connections.close_all()
    copy_sqlite(name, str(copy))

    def restore() -> None:
        connections.close_all()
        copy_sqlite(str(copy), name)

    return restore
