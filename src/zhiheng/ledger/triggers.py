"""Triggers that refuse change: on SQLite and on PostgreSQL, where the application's role does not own the
tables.
"""

from __future__ import annotations

from typing import Any

SQLITE = """
CREATE TRIGGER {table}_{op} BEFORE {OP} ON {table} {when}
BEGIN SELECT RAISE(ABORT, '{table}: append only'); END
"""
POSTGRES = """
CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table}: append only'; END $$;
CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse();
CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {table}_refuse();
CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse();
"""


def append_only(table: str, erasable: bool = False) -> Any:
    """A migration step: no UPDATE (save one that erases), DELETE, REPLACE or TRUNCATE on a table."""

    def install(apps: Any, editor: Any) -> None:
        if editor.connection.vendor == "postgresql":
            when = (
                (
                    "WHEN (NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.seq <> OLD.seq "
                    "OR NEW.chain <> OLD.chain)"
                )
                if erasable
                else ""
            )
            editor.execute(POSTGRES.format(table=table, when=when))
            return
        when = (
            (
                "WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.seq <> OLD.seq "
                "OR NEW.chain <> OLD.chain"
            )
            if erasable
            else ""
        )
        editor.execute(SQLITE.format(table=table, op="delete", OP="DELETE", when=""))
        editor.execute(SQLITE.format(table=table, op="update", OP="UPDATE", when=when))

    return install
