"""The house that the tests of the apps act in, and the arrows that they walk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import books, data_folder, draft, golden, house, meeting, played, public, refused, sitting

__all__ = [
    "books",
    "data_folder",
    "draft",
    "golden",
    "house",
    "meeting",
    "played",
    "public",
    "refused",
    "sitting",
]
LAST = "test_every_arrow_was_walked"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The test that looks back on all others runs after them."""
    items.sort(key=lambda item: item.name == LAST)


@pytest.fixture(scope="session")
def whole_layer(request: pytest.FixtureRequest) -> bool:
    """Do all files of this folder run?"""
    here = Path(__file__).parent
    return {*here.glob("test_*.py")} <= {item.path for item in request.session.items}


@pytest.fixture(scope="session", autouse=True)
def walked() -> Iterator[set[tuple[str, str, str, str]]]:
    """Every arrow that an act walks while tests run. It looks on; what it looks at does its own work."""
    from zhiheng.access import acting

    seen: set[tuple[str, str, str, str]] = set()
    finish, allowed = acting._finish, acting.Acting._declared

    def finishing(under_way: Any) -> None:
        act, before = under_way.act, under_way.obj.state
        finish(under_way)
        if before in act.states:
            seen.add((act.name, act.on.name, str(before), str(under_way.obj.state)))

    def declaring(self: Any, table: Any, kind: Any, state: Any) -> None:
        allowed(self, table, kind, state)
        origin = "[*]" if table is self.act.makes else "any"
        seen.add((self.act.name, kind.name, origin, str(state)))

    acting._finish, acting.Acting._declared = finishing, declaring  # type: ignore[method-assign]
    yield seen
    acting._finish, acting.Acting._declared = finish, allowed  # type: ignore[method-assign]
