"""What the code imports is declared, what is declared is used, and a reason stands beside it."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = {"zhiheng", "tests", *(script.stem for script in (ROOT / "scripts").glob("*.py"))}
TYPES_ONLY = {"_typeshed"}  # known to the type checker alone
NOT_IMPORTED = {
    "whitenoise": "named in the settings",
    "tzdata": "read by zoneinfo",
    "djlint": "a command",
    "ruff": "a command",
    "mypy": "a command",
    "django-stubs": "read by mypy",
    "import-linter": "a command",
}


def name_of(requirement: str) -> str:
    """The distribution a requirement asks for, in its normal form."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def declared(*, development: bool) -> set[str]:
    """Distributions that the product may import; with ``development`` also those its tests and tools may."""
    told = project()
    core = [*told["project"]["dependencies"], *told["project"]["optional-dependencies"]["postgres"]]
    return {name_of(r) for r in core + (told["dependency-groups"]["dev"] if development else [])}


def modules(source: str) -> set[str]:
    """The packages that a file imports from elsewhere, by their first name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - OURS - TYPES_ONLY


def imported(*folders: str) -> set[str]:
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    return set().union(*(modules(file.read_text(encoding="utf-8")) for file in files))


@cache
def distributions() -> dict[str, set[str]]:
    """The distributions that bring a package, by the package's name."""
    return {
        package: {name_of(name) for name in names}
        for package, names in importlib.metadata.packages_distributions().items()
    }


def undeclared(packages: Iterable[str], allowed: set[str]) -> list[str]:
    return sorted(p for p in packages if not distributions().get(p, set()) & allowed)


def test_what_the_product_imports_is_declared() -> None:
    assert undeclared(imported("src"), declared(development=False)) == []


def test_what_the_tests_and_scripts_import_is_declared() -> None:
    assert undeclared(imported("tests", "scripts"), declared(development=True)) == []


def test_what_is_declared_is_used() -> None:
    used = set().union(*(distributions().get(p, set()) for p in imported("src", "tests", "scripts")))
    assert declared(development=True) - used == set(NOT_IMPORTED)


@pytest.mark.parametrize("line", ["import lxml", "from lxml import etree", "def f():\n    import lxml.etree"])
def test_an_undeclared_import_is_seen(line: str) -> None:
    assert undeclared(modules(line), {"django"}) == ["lxml"]
    assert undeclared(modules(line), {"lxml"}) == []


def test_a_reason_stands_beside_each() -> None:
    """The well-known tools of a Python project stand together in a line and need none."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = text[text.index("\ndependencies = [") : text.index("\n[project.scripts]")].splitlines()
    single = [line for line in lines if re.match(r' +"[^"]+",', line) and line.count('"') == 2]
    assert [line for line in single if "#" not in line and name_of(line.strip(' "')) not in PLAIN] == []


PLAIN = {"psycopg"}
