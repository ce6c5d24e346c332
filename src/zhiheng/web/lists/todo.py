"""What waits for somebody: their open acts, grouped, with due days; those still closed, with what is
missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from zhiheng.access import todo
from zhiheng.access.acting import Verdict
from zhiheng.access.viewer import Viewer

T = TypeVar("T")
GRIDS = {"attest": "/answers/", "lock": "/expert/"}
TITLES = {"lock": "评分并锁定", "declare_interest": "申报利害关系"}
HIDDEN = ("save_answer", "score")


@dataclass(frozen=True, slots=True)
class Todo:
    """One open act on one object: how the object is called, when it is due, "" and None where neither is
    known.
    """

    verdict: Verdict
    name: str
    due: date | None

    @property
    def address(self) -> str:
        return f"/act/{self.verdict.act.name}/{self.verdict.object}/"


@dataclass(frozen=True, slots=True)
class Group:
    """All open acts of one kind, the most urgent first."""

    todos: tuple[Todo, ...]

    @property
    def name(self) -> str:
        return self.todos[0].verdict.act.name

    @property
    def title(self) -> str:
        act = self.todos[0].verdict.act
        return TITLES.get(act.name, act.title)

    @property
    def due(self) -> date | None:
        return min((t.due for t in self.todos if t.due), default=None)

    @property
    def address(self) -> str:
        """Straight to the act where there is one, else to the page where many of this kind are done."""
        return (
            self.todos[0].address if len(self.todos) == 1 else GRIDS.get(self.name, f"/work/?act={self.name}")
        )


def of(by: Viewer) -> tuple[list[Todo], list[Verdict]]:
    """Open acts, by due day and then in the order of the acts; and closed ones that carry a reason."""
    mine = [v for v in todo.of_user(by, todo=True) if v.act.name not in HIDDEN]
    open_ = [v for v in mine if v.allowed]
    names, dues = _about(open_, todo.names), _about(open_, todo.dues)
    todos = [Todo(v, names.get(v.object, ""), dues.get(v.object)) for v in open_]
    todos.sort(key=lambda t: (t.due is None, t.due or date.max))
    return todos, [v for v in mine if not v.allowed and v.findings]


def groups(todos: Sequence[Todo]) -> list[Group]:
    """Acts of one kind together, the most urgent kind first."""
    kinds: dict[str, list[Todo]] = {}
    for one in todos:
        kinds.setdefault(one.verdict.act.name, []).append(one)
    return [Group(tuple(found)) for found in kinds.values()]


def mine(by: Viewer) -> list[Verdict]:
    """Open acts that wait for somebody, on whatever object."""
    return [v for v in todo.of_user(by, todo=True) if v.allowed and v.act.name not in HIDDEN]


def my_cases(by: Viewer) -> frozenset[str]:
    """Applications that wait for somebody's act, themselves or by something that belongs to them."""
    return frozenset(_about(mine(by), todo.cases).values())


def _about(verdicts: Sequence[Verdict], ask: Callable[[str, list[str]], dict[str, T]]) -> dict[str, T]:
    """Something about each object, one question per kind."""
    wanted: dict[str, list[str]] = {}
    for v in verdicts:
        kind, _, pk = v.object.partition("/")
        wanted.setdefault(kind, []).append(pk)
    return {ref: value for kind, pks in wanted.items() for ref, value in ask(kind, pks).items()}
