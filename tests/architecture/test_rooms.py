"""A kind and its states are named in their own room alone; elsewhere they are imported from it.

What counts as naming one by hand: a state or kind spelt where states and kinds stand (a comparison, a keyword
of a query, an argument that names a kind, a table of states, a reference such as ``objection/…``).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "zhiheng"
PURE = ("law", "proof")
"""They may import no app: the law knows no kinds, and the verifier reads a dossier's words as an outsider."""
NAMING = {"state", "state_word", "word", "some", "link", "names", "dues", "cases", "address", "reads_grade"}
"""Functions one of whose arguments is the name of a kind."""
KNOWN = {"access": ("edition", "case")}
"""What every subject says of itself: the edition and the application that it belongs to."""
STAGES = {"call", "screening", "review", "list", "meeting", "notice", "decision"}
"""Kinds of stage in an instrument: words of the law, some of which are kinds of object too."""


def registry() -> dict[str, tuple[str, frozenset[str]]]:
    """Kind: the folder that declares it, and the keys of its states; read from the text of each kinds.py."""
    from zhiheng.access.kinds import REGISTRY
    from zhiheng.access.visible import KINDS

    rooms = {}
    for name, model in KINDS.items():
        room = model.__module__.removeprefix("zhiheng.").rpartition(".")[0].replace(".", "/")
        rooms[name] = (room, frozenset(REGISTRY[name].keys))
    return rooms


Rooms = dict[str, tuple[str, frozenset[str]]]


def breaches(tree: ast.AST, room: str, rooms: Rooms) -> Iterator[tuple[int, str]]:
    """Lines of one module that spell a kind or a state of another room."""
    foreign = {k: v for k, v in rooms.items() if v[0] != room and k not in KNOWN.get(room, ())}
    own = [states for r, states in rooms.values() if r == room]
    states = {s for _, keys in foreign.values() for s in keys}.difference(*own)
    for node in ast.walk(tree):
        for spelt in (*_spelt(node, states, foreign), *_tables(node, own, foreign), *_acts(node, foreign)):
            yield node.lineno, spelt  # type: ignore[attr-defined]


def _tables(node: ast.AST, own: list[frozenset[str]], foreign: Rooms) -> Iterator[str]:
    """A table with several states of one foreign kind, whatever stands beside them; its own kinds' are its
    own.
    """
    if isinstance(node, (ast.Dict, ast.Set)):
        parts = node.keys if isinstance(node, ast.Dict) else node.elts
        found = {p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)}
        for kind, (_, keys) in foreign.items():
            spelt = found & keys - STAGES
            if len(spelt) > 1 and not any(spelt <= states for states in own):
                yield f"a table of {kind}: {', '.join(sorted(spelt))}"
                break


def _acts(node: ast.AST, foreign: Rooms) -> Iterator[str]:
    """The address of an act on an object, by the name of its kind."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("/act/"):
        parts = node.value.split("/")
        if len(parts) > 3 and parts[3] in foreign:
            yield node.value


def _spelt(node: ast.AST, states: set[str], foreign: Rooms) -> Iterator[str]:
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        for attribute, values in (("state", states), ("kind", set(foreign))):
            if any(_is(side, attribute) for side in sides):
                yield from (v for side in sides for v in _strings(side) if v in values - STAGES)
    elif isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        for keyword in node.keywords:
            argument = (keyword.arg or "").removesuffix("__in").rpartition("__")[2]
            if argument == "state":
                yield from (v for v in _strings(keyword.value) if v in states)
            if argument == "kind" and name in NAMING:
                yield from (v for v in _strings(keyword.value) if v in foreign)
        if name in NAMING:
            yield from (v for a in node.args for v in _strings(a) if v in foreign)
    elif isinstance(node, (ast.Dict, ast.Set, ast.Tuple, ast.List)):
        parts = node.keys if isinstance(node, ast.Dict) else node.elts
        found = [p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)]
        if len(found) > 1 and len(found) == len(parts):
            for kind, (_, keys) in foreign.items():
                if set(found) <= keys and set(found) <= states:
                    yield f"a table of {kind}: {', '.join(found)}"
                    break
            if len(found) > 2 and set(found) <= set(foreign) and not set(found) <= STAGES:
                yield f"a table of kinds: {', '.join(found)}"
    elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
        text, parts = str(node.values[0].value), len(node.values)
        for kind in foreign:
            if (text == f"{kind}/" and parts == 2) or text == f"/o/{kind}/":
                yield text


def _is(node: ast.AST, attribute: str) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr == attribute) or (
        isinstance(node, ast.Name) and node.id == attribute
    )


def _strings(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        for element in node.elts:
            yield from _strings(element)
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def direct_moves(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """``.update(state=…)``: states are moved by the door alone."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", "") == "update"
            and any(k.arg == "state" for k in node.keywords)
        ):
            yield node.lineno, ".update(state=…)"


def office_sets(tree: ast.AST, offices: set[str]) -> Iterator[tuple[int, str]]:
    """A collection of offices spelt by hand."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
            found = list(_strings(node))
            if len(found) > 1 and set(found) <= offices:
                yield node.lineno, ", ".join(found)


def modules() -> list[Path]:
    return sorted(
        p
        for p in PACKAGE.rglob("*.py")
        if "migrations" not in p.parts and p.relative_to(PACKAGE).parts[0] not in PURE
    )


def room_of(path: Path) -> str:
    inside = path.relative_to(PACKAGE).parts[:-1]
    return "/".join(inside[:2] if inside[:1] in (("stages",), ("aftercare",)) else inside[:1])


def test_no_room_spells_the_kinds_and_states_of_another() -> None:
    rooms = registry()
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {what}"
        for path in modules()
        for line, what in breaches(ast.parse(path.read_text(encoding="utf-8")), room_of(path), rooms)
    ]
    assert not found, "\n".join(found)


def test_states_are_moved_by_the_door_alone() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in modules()
        if path != PACKAGE / "access" / "acting.py"
        for line, _ in direct_moves(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, "\n".join(found)


def test_pages_spell_no_set_of_offices() -> None:
    from zhiheng.access.offices import OFFICES

    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {what}"
        for path in modules()
        if path.relative_to(PACKAGE).parts[0] == "web"
        for line, what in office_sets(ast.parse(path.read_text(encoding="utf-8")), set(OFFICES))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        'a = row.state == "pursued"',
        'a = row.state in ("pursued", "upheld")',
        'a = rows.filter(state="pursued")',
        'a = rows.filter(objection__state__in=["pursued"])',
        'a = obj.kind == "objection"',
        'a = objects.state(x, "objection")',
        'a = {"received": 1, "pursued": 2}',
        'a = {"received": 1, "pursued": 2, "recorded": 3}',
        'a = {"received", "upheld", "ours"}',
        'a = f"/act/take_up/objection/{pk}/"',
        'a = "/act/take_up/objection/{}/"',
        'a = f"objection/{pk}"',
        'a = f"/o/objection/{pk}/"',
        'a = ("objection", "visit", "book")',
    ],
)
def test_each_breach_is_seen(text: str) -> None:
    rooms = {
        "objection": ("stages/notice", frozenset({"received", "pursued", "upheld"})),
        "visit": ("stages/notice", frozenset({"held"})),
        "book": ("stages/notice", frozenset({"open"})),
    }
    assert list(breaches(ast.parse(text), "web", rooms))
    assert not list(breaches(ast.parse(text), "stages/notice", rooms))


def test_direct_moves_and_office_sets_are_seen() -> None:
    assert list(direct_moves(ast.parse('rows.filter(pk=1).update(state="x")')))
    assert list(
        office_sets(ast.parse('a = by.offices() & {"office", "supervision"}'), {"office", "supervision"})
    )
