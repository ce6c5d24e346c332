"""Rules about imports that the import linter has no word for.

Each rule is a function from a module's name and syntax tree to the lines that break it; beside the test over
the
whole package stands one on a made-up breach, so that a rule that has gone blind is noticed.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "zhiheng"
JOURNEYS = tuple(ROOT / "tests" / name for name in ("journeys", "shots", "edition"))

# What an app shows to the pages; everything else of an app is its own affair.
OPEN_TO_WEB = {"services", "selectors", "acts", "kinds", "choices"}
# Access also shows the types of who acts and how it is refused, and the clock.
ACCESS_OPEN_TO_WEB = OPEN_TO_WEB | {
    "acting",
    "visible",
    "clock",
    "batch",
    "idempotency",
    "offices",
    "args",
    "ids",
    "inputs",
    "kinds",
    "refusal_log",
    "request_cache",
    "refusals",
    "throttle",
    "todo",
    "secrecy",
    "tokens",
    "viewer",
    "words",
}
ALLOWED_TO_IMPORT_LATE = ("zhiheng.cli", "zhiheng.jobs")
ALLOWED_THE_CLOCK = ("zhiheng.cli", "zhiheng.web", "zhiheng.jobs", "zhiheng.rehearsal", "zhiheng.access")


@dataclass(frozen=True)
class Import:
    """One imported name: `target` is the module, `name` what is taken from it or None for the module
    itself.
    """

    target: str
    name: str | None
    line: int
    late: bool

    @property
    def path(self) -> tuple[str, ...]:
        """The dotted path of what is imported, as a tuple."""
        return tuple(f"{self.target}.{self.name}".split(".")) if self.name else tuple(self.target.split("."))


Rule = Callable[[str, list[Import]], list[str]]


def module_name(file: Path, root: Path) -> str:
    """Return the dotted name of a module, packages without their `__init__`."""
    parts = file.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(source: str, module: str, is_package: bool) -> list[Import]:
    """Return every import of a module, relative ones made absolute, each marked whether it stands in a
    function.
    """
    return list(_walk(ast.parse(source), module.split(".") if is_package else module.split(".")[:-1], False))


def _walk(node: ast.AST, package: list[str], late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, None, child.lineno, late) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = package[: len(package) - child.level + 1] if child.level else []
            target = ".".join([*base, *([child.module] if child.module else [])])
            yield from (Import(target, alias.name, child.lineno, late) for alias in child.names)
        else:
            inside = late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _walk(child, package, inside)


def inside(module: str, packages: tuple[str, ...]) -> bool:
    """Tell whether a module is one of the packages or lies in one."""
    return any(module == package or module.startswith(package + ".") for package in packages)


def law_and_proof_are_pure(module: str, imports: list[Import]) -> list[str]:
    """`law` and `proof` import the standard library and themselves; `proof.verify` also the law,
    `proof.signing` Ed25519.
    """
    if not inside(module, ("zhiheng.law", "zhiheng.proof")):
        return []
    own: tuple[str, ...] = (".".join(module.split(".")[:2]),)
    if inside(module, ("zhiheng.proof.verify",)):
        own += ("zhiheng.law",)
    if module == "zhiheng.proof.signing":
        own += ("cryptography",)
    return [
        f"{module}:{item.line} imports {item.target}"
        for item in imports
        if item.path[0] not in sys.stdlib_module_names
        and not any(
            item.path[: len(allowed)] == allowed for allowed in (tuple(name.split(".")) for name in own)
        )
    ]


def web_sees_only_the_open_side(module: str, imports: list[Import]) -> list[str]:
    """Pages know services, selectors and acts of an app and the law, never models, facts or the door to a
    write.
    """
    if not inside(module, ("zhiheng.web",)):
        return []
    return [
        f"{module}:{item.line} imports {'.'.join(item.path)}"
        for item in imports
        if not _open_to_web(item.path)
    ]


def _open_to_web(path: tuple[str, ...]) -> bool:
    if path[0] != "zhiheng" or path[1:2] in (("web",), ("law",)):
        return True
    if path == ("zhiheng", "access", "acting", "acting"):
        return False
    rest = path[3:] if path[1:2] in (("stages",), ("aftercare",)) else path[2:]
    open_side = ACCESS_OPEN_TO_WEB if path[1:2] == ("access",) else OPEN_TO_WEB
    return bool(rest) and rest[0] in open_side


def imports_stand_at_the_top(module: str, imports: list[Import]) -> list[str]:
    """An import of our own inside a function hides a cycle; only the entries, which must start fast, may
    have one.
    """
    if ".".join(module.split(".")[:2]) in ALLOWED_TO_IMPORT_LATE:
        return []
    return [
        f"{module}:{item.line} imports {'.'.join(item.path)} inside a function"
        for item in imports
        if item.late and item.path[0] == "zhiheng"
    ]


def only_some_ask_the_clock(module: str, imports: list[Import]) -> list[str]:
    """The hour is handed in; only those who begin something may ask for it."""
    if inside(module, ALLOWED_THE_CLOCK):
        return []
    clock = ("zhiheng", "access", "clock")
    return [f"{module}:{item.line} imports the clock" for item in imports if item.path[:3] == clock]


RULES: list[Rule] = [
    law_and_proof_are_pure,
    web_sees_only_the_open_side,
    imports_stand_at_the_top,
    only_some_ask_the_clock,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule: Rule) -> None:
    breaches = []
    files = sorted(PACKAGE.rglob("*.py"))
    assert files
    for file in files:
        module = module_name(file, PACKAGE.parent)
        imports = imports_of(file.read_text(encoding="utf-8"), module, file.name == "__init__.py")
        breaches += rule(module, imports)
    assert breaches == []


@pytest.mark.parametrize(
    ("rule", "module", "line", "kept"),
    [
        (law_and_proof_are_pure, "zhiheng.law.bars", "from datetime import date", True),
        (law_and_proof_are_pure, "zhiheng.law.bars", "from .finding import Finding", True),
        (law_and_proof_are_pure, "zhiheng.law.bars", "from django.db import models", False),
        (law_and_proof_are_pure, "zhiheng.law.bars", "from zhiheng.proof import chain", False),
        (law_and_proof_are_pure, "zhiheng.proof.chain", "from zhiheng.law import money", False),
        (law_and_proof_are_pure, "zhiheng.proof.verify", "from zhiheng.law import money", True),
        (law_and_proof_are_pure, "zhiheng.law.bars", "import zhiheng", False),
        (
            law_and_proof_are_pure,
            "zhiheng.proof.signing",
            "from cryptography.exceptions import InvalidSignature",
            True,
        ),
        (law_and_proof_are_pure, "zhiheng.proof.certificate", "import cryptography", False),
        (
            web_sees_only_the_open_side,
            "zhiheng.web.office.views",
            "from zhiheng.editions import selectors",
            True,
        ),
        (
            web_sees_only_the_open_side,
            "zhiheng.web.office.views",
            "from zhiheng.editions.models import Case",
            False,
        ),
        (
            web_sees_only_the_open_side,
            "zhiheng.web.office.views",
            "from zhiheng.editions import facts",
            False,
        ),
        (web_sees_only_the_open_side, "zhiheng.web.office.views", "import zhiheng.editions", False),
        (
            web_sees_only_the_open_side,
            "zhiheng.web.office.views",
            "from zhiheng.stages.notice import models",
            False,
        ),
        (
            web_sees_only_the_open_side,
            "zhiheng.web.office.views",
            "from zhiheng.stages.notice.acts import UPHOLD",
            True,
        ),
        (
            web_sees_only_the_open_side,
            "zhiheng.web.office.views",
            "from zhiheng.aftercare.promotion import selectors",
            True,
        ),
        (
            web_sees_only_the_open_side,
            "zhiheng.web.office.views",
            "from zhiheng.aftercare.promotion import library",
            False,
        ),
        (
            web_sees_only_the_open_side,
            "zhiheng.web.office.views",
            "from zhiheng.access.acting import acting",
            False,
        ),
        (
            web_sees_only_the_open_side,
            "zhiheng.web.office.views",
            "from zhiheng.access.acting import Refused",
            True,
        ),
        (
            imports_stand_at_the_top,
            "zhiheng.files.services",
            "def f():\n    from zhiheng.ledger import acts",
            False,
        ),
        (imports_stand_at_the_top, "zhiheng.files.services", "def f():\n    import pypdf", True),
        (imports_stand_at_the_top, "zhiheng.cli", "def f():\n    from zhiheng.ledger import acts", True),
        (
            only_some_ask_the_clock,
            "zhiheng.editions.services.planning",
            "from zhiheng.access.clock import now",
            False,
        ),
        (
            only_some_ask_the_clock,
            "zhiheng.editions.services.planning",
            "from zhiheng.access import clock",
            False,
        ),
        (only_some_ask_the_clock, "zhiheng.web.office.views", "from zhiheng.access.clock import now", True),
    ],
)
def test_the_rule_sees_a_breach(rule: Rule, module: str, line: str, kept: bool) -> None:
    assert (rule(module, imports_of(line, module, is_package=False)) == []) is kept


def test_journeys_know_nothing_of_the_product() -> None:
    breaches = []
    for file in sorted(f for folder in JOURNEYS for f in folder.rglob("*.py")):
        module = module_name(file, ROOT)
        imports = imports_of(file.read_text(encoding="utf-8"), module, file.name == "__init__.py")
        breaches += [f"{module}:{item.line}" for item in imports if item.path[0] in ("zhiheng", "django")]
    assert breaches == []
