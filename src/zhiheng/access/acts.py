"""Acts: what can be done, by which office, on what, when, and under which duty of the regulation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.apps import apps

from zhiheng.law.finding import Finding

from . import args
from .kinds import Kind, State
from .viewer import Viewer

Guard = Callable[[Any, datetime], Sequence[Finding]]
Who = Callable[[Any], "frozenset[str] | None"]
Waits = Callable[[Any, Viewer], bool]
Service = Callable[..., Any]
F = TypeVar("F", bound=Service)

OPEN_DOOR = (60, timedelta(hours=1))
"""The rate of an act that anybody may do."""


@dataclass(frozen=True)
class Act:
    """One verb of the law.

    ``cite`` is the duty whose article it carries. ``during`` are stage kinds in which it can be done (empty:
    any time). ``states`` are those of its object in which it can be done, ``to`` the one it comes to, or
    ``outcomes`` where the service chooses among several. ``also`` are other objects that it moves and
    ``makes`` those that come into being, each with the state that it may give them: what stands in neither,
    the door refuses.

    ``who`` narrows the office to scopes ("organisation/…", "body/…", "user/…"); ``guard`` are preconditions
    that need no arguments. ``recorded=False``: a draft's autosave or a secret slip, which the ledger does not
    know; ``draft``: the autosave alone, which neither locks the edition nor counts as a change of its object.
    ``todo=False``: can be done, but waits for nobody; ``waits``: can be done again, but waits only as long as
    this holds; with ``todo=False``, or for a slip, it is offered no longer than that. ``rate`` is the most
    tries from one address within a time, by page and interface alike. ``help`` is the text that explains it,
    where it is not the one of its kind.
    """

    name: str
    title: str
    offices: tuple[str, ...]
    on: Kind
    cite: str
    during: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    to: State | None = None
    outcomes: tuple[State, ...] = ()
    also: tuple[tuple[Kind, State], ...] = ()
    makes: tuple[tuple[Kind, State], ...] = ()
    who: Who | None = None
    guard: Guard | None = None
    grave: bool = False
    recorded: bool = True
    draft: bool = False
    interest_free: bool = False
    todo: bool = True
    waits: Waits | None = None
    group: str = ""
    rate: tuple[int, timedelta] | None = None
    help: str = ""


def offered(act: Act, obj: Any, by: Viewer) -> bool:
    """Is there still any use in the act? Acts that can be done again stay on offer after their first time."""
    lasting = act.todo and act.recorded
    return act.waits is None or lasting or act.waits(obj, by)


@dataclass(frozen=True)
class Performed:
    """An act with the service that does it and the app it belongs to."""

    act: Act
    service: Service

    @property
    def app(self) -> str:
        room = apps.get_containing_app_config(self.service.__module__)
        return room.name.removeprefix("zhiheng.") if room else ""


_TABLE: dict[str, Performed] = {}


def performs(act: Act) -> Callable[[F], F]:
    """Say that a service does an act.

    Raises ValueError for a second service, or for a state that its kind does not have.
    """

    def declare(service: F) -> F:
        known(act)
        if act.name in _TABLE:
            raise ValueError(f"act {act.name} has two services")
        _TABLE[act.name] = Performed(act, service)
        return service

    return declare


def known(act: Act) -> None:
    """Every state that an act names is one of the kind beside it. Raises ValueError."""
    own = [(act.on, s) for s in (*act.states, *act.outcomes, *filter(None, (act.to,)))]
    for kind, state in (*own, *act.also, *act.makes):
        if state not in kind.states:
            raise ValueError(f"act {act.name}: {kind} has no state {state}")


def table() -> dict[str, Performed]:
    """All acts of the installed apps, by name: authority table, transition table and diagram in one."""
    return dict(sorted(_TABLE.items()))


def schema(name: str) -> dict[str, Any]:
    return args.schema(table()[name].service)
