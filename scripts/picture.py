"""The architecture as the code has it: rooms in their layers, who imports whom, the walk of two requests.

The layers are those of the contract in pyproject.toml; the imports are read by grimp, as by the contract's
checker. ``scripts/docs.py`` (make docs) writes docs/pictures/architecture.svg from here, and the made parts
of docs/explanation/architecture.md. They change only with a room, an arrow between rooms or a function of a
walk.
"""

from __future__ import annotations

import importlib
import inspect
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import grimp

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "zhiheng"
HOUSES = ("stages", "aftercare")  # packages whose parts are rooms of their own


class Step(NamedTuple):
    """One function of a walk: where it stands, and what it does on the way."""

    module: str
    name: str
    does: str


WALKS = {
    "An application, from a saved answer to the entry of its submission": (
        Step("zhiheng.web.applicant.section", "section", "takes one part of the form as it was posted"),
        Step(
            "zhiheng.web.applicant.save",
            "save",
            "finds which answers changed, and the version each was seen in",
        ),
        Step(
            "zhiheng.web.acts.dispatch",
            "perform",
            "turns a request into an act: who, when, on what, with what",
        ),
        Step("zhiheng.access.args", "read", "reads the arguments by the signature of the act's service"),
        Step(
            "zhiheng.access.idempotency",
            "once",
            "answers the same request a second time without doing it again",
        ),
        Step(
            "zhiheng.applications.services",
            "save_answer",
            "writes the draft's answer and its version; no entry: nobody handed anything in",
        ),
        Step(
            "zhiheng.web.acts.views",
            "act",
            "shows the act of submission as a form, made from its signature, and takes it",
        ),
        Step("zhiheng.web.acts.dispatch", "perform", "again: this time the act is `submit`"),
        Step(
            "zhiheng.applications.services",
            "submit",
            "opens the write, asks the law, writes number, time and digest of what was handed in",
        ),
        Step(
            "zhiheng.access.acting",
            "acting",
            "the one door: finds and locks the case, asks office, recusal, stage and guard",
        ),
        Step("zhiheng.law.call", "in_time", "judges the deadline by the instant of arrival"),
        Step("zhiheng.law.form", "missing", "names what the form still lacks"),
        Step("zhiheng.law.form", "coherent", "judges whether the figures agree with each other"),
        Step("zhiheng.files.services", "put_text", "keeps the bytes that were handed in"),
        Step(
            "zhiheng.outbox.services", "queue", "queues the message to the applicant, in the same transaction"
        ),
        Step(
            "zhiheng.ledger.services",
            "append",
            "adds the entry to the edition's chain; its head goes on the receipt",
        ),
    ),
    "An objection, from the public form to its conclusion": (
        Step(
            "zhiheng.web.public.objection",
            "objection",
            "shows the form to anybody and takes it, signed or not",
        ),
        Step(
            "zhiheng.web.acts.dispatch",
            "perform",
            "acts for nobody in particular, although somebody may be signed in",
        ),
        Step(
            "zhiheng.stages.notice.services",
            "object_to",
            "receives it: a notice stands, the case is on it, the papers were uploaded",
        ),
        Step("zhiheng.access.acting", "acting", "the one door, each time below as well"),
        Step(
            "zhiheng.ledger.services",
            "append",
            "enters it, name and contact apart so that they can be erased",
        ),
        Step(
            "zhiheng.web.public.receipt", "given", "gives the number by which its author asks how far it is"
        ),
        Step("zhiheng.web.acts.views", "act", "shows the office the acts that the objection waits for"),
        Step("zhiheng.stages.notice.services", "take_up", "takes it up, if it is signed or can be checked"),
        Step("zhiheng.law.notice", "may_pursue", "judges that"),
        Step("zhiheng.stages.notice.services", "investigate", "adds to the record"),
        Step(
            "zhiheng.stages.notice.services", "uphold", "concludes it, after the hearing, or `dismiss` does"
        ),
        Step(
            "zhiheng.editions.lists", "strike", "takes the candidate from the list, with reason and article"
        ),
        Step("zhiheng.registry.services", "bar", "bars who cheated for the years the law says"),
        Step(
            "zhiheng.stages.notice.services",
            "close_notice",
            "ends the notice when every objection is concluded",
        ),
        Step("zhiheng.editions.lists", "give", "gives the list on to the decision"),
    ),
}


def missing(walks: Mapping[str, Iterable[Step]]) -> list[str]:
    """Steps whose function is not there: importable, and a function that its own module defines."""
    lost = []
    for step in (step for walk in walks.values() for step in walk):
        try:
            there = inspect.unwrap(getattr(importlib.import_module(step.module), step.name))
            found = callable(there) and there.__module__ == step.module
        except (ImportError, AttributeError):
            found = False
        if not found:
            lost.append(f"{step.module}.{step.name}")
    return lost


@dataclass(frozen=True)
class House:
    """Rooms from the highest layer to the lowest, and the imports between them.

    ``inner`` names the rooms of a house; it stands as one box, whose own parts the contracts keep apart.
    """

    layers: tuple[tuple[str, ...], ...]
    inner: Mapping[str, tuple[str, ...]]
    imports: Mapping[tuple[str, str], int]
    circles: tuple[tuple[str, ...], ...]

    @property
    def rooms(self) -> list[str]:
        """Every room by its path below the package."""
        boxes = [box for layer in self.layers for box in layer]
        return [room for box in boxes for room in (self.inner.get(box) or (box,))]

    def height(self, box: str) -> int:
        return next(n for n, layer in enumerate(self.layers) if box in layer)

    @property
    def climbs(self) -> dict[tuple[str, str], int]:
        """Imports from a lower layer to a higher one."""
        return {(a, b): n for (a, b), n in self.imports.items() if self.height(a) > self.height(b)}

    @property
    def sideways(self) -> dict[tuple[str, str], int]:
        """Imports between boxes of one layer."""
        return {(a, b): n for (a, b), n in self.imports.items() if self.height(a) == self.height(b)}

    @property
    def drawn(self) -> list[tuple[str, str]]:
        """The arrows that say something: those down that no longer way says already, and all others."""
        down = {pair for pair in self.imports if self.height(pair[0]) < self.height(pair[1])}
        return sorted(pair for pair in self.imports if pair not in down or not _other_way(down, *pair))


def _other_way(arrows: set[tuple[str, str]], start: str, end: str) -> bool:
    """Is the end reached without the direct arrow?"""
    seen, open_ = set[str](), [b for a, b in arrows if a == start and b != end]
    while open_:
        here = open_.pop()
        if here == end:
            return True
        if here not in seen:
            seen.add(here)
            open_ += [b for a, b in arrows if a == here]
    return False


def contract() -> tuple[tuple[str, ...], ...]:
    """The layers, highest first, as pyproject.toml has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layered = next(c for c in project["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    return tuple(tuple(name.strip(" ()") for name in layer.split("|")) for layer in layered["layers"])


@cache
def house() -> House:
    """Read the source."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    imports: dict[tuple[str, str], int] = {}
    arrows: dict[str, set[str]] = {}
    for importer in graph.modules:
        arrows[importer] = set(graph.find_modules_directly_imported_by(importer))
        for imported in arrows[importer]:
            pair = _box(importer), _box(imported)
            if all(pair) and pair[0] != pair[1]:
                imports[pair] = imports.get(pair, 0) + 1
    inner = {
        h: tuple(sorted(m.rpartition(".")[2] for m in graph.find_children(f"{PACKAGE}.{h}"))) for h in HOUSES
    }
    packages = {h: tuple(f"{h}/{r}" for r in rooms if _is_package(h, r)) for h, rooms in inner.items()}
    return House(contract(), packages, dict(sorted(imports.items())), circles_of(arrows))


def _is_package(house: str, room: str) -> bool:
    return (ROOT / "src" / PACKAGE / house / room).is_dir()


def _box(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def circles_of(arrows: Mapping[str, set[str]]) -> tuple[tuple[str, ...], ...]:
    """Groups that reach each other by imports (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[tuple[str, ...]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for follower in sorted(arrows.get(node, ())):
            if follower not in index:
                visit(follower)
                low[node] = min(low[node], low[follower])
            elif follower in stack:
                low[node] = min(low[node], index[follower])
        if low[node] == index[node]:
            group = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(group) > 1:
                found.append(tuple(sorted(group)))

    sys.setrecursionlimit(max(sys.getrecursionlimit(), 10_000))
    for node in sorted(arrows):
        if node not in index:
            visit(node)
    return tuple(sorted(found))


Place = tuple[float, float, float, float]  # left, top, width, height
WIDTH, ROW, BOX, GAP, TALL, INNER = 980, 84, 108, 22, 30, 15
STYLE = (
    "rect{fill:#f4f6f8;stroke:#5b6b7a}text{font:13px sans-serif;fill:#1d2731;text-anchor:middle}"
    ".inner{font-size:11px;fill:#46535f}path{fill:none;stroke:#8a98a5;stroke-width:1.2}"
    ".climb{stroke:#b3261e;stroke-width:2}.side{stroke-dasharray:4 3}"
)


def svg(of: House) -> str:
    """The picture: a row a layer, the highest first; an arrow leads from who imports to what it imports."""
    places: dict[str, Place] = {}
    y = 20.0
    for layer in of.layers:
        widths = [_width(of, box) for box in layer]
        x = (WIDTH - sum(widths) - GAP * 2 * (len(layer) - 1)) / 2
        tall = max(_tall(of, box) for box in layer)
        for box, width in zip(layer, widths, strict=True):
            places[box] = (x, y, width, _tall(of, box))
            x += width + GAP * 2
        y += tall + ROW - TALL
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y:.0f}" role="img" '
        f'aria-label="Rooms of {PACKAGE} in their layers, and who imports whom">',
        f"<style>{STYLE}</style>",
        '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto"><path d="M0 0 8 4 0 8z" style="fill:#8a98a5;stroke:none"/></marker></defs>',
        '<rect width="100%" height="100%" style="fill:#fff;stroke:none"/>',
        *(_arrow(of, places, pair) for pair in of.drawn),
        *(line for layer in of.layers for box in layer for line in _drawn(of, box, places[box])),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _width(of: House, box: str) -> float:
    return max(BOX, 9 * len(box) + 20, *(7 * len(r) + 10 for r in of.inner.get(box, ())))


def _tall(of: House, box: str) -> float:
    return TALL + INNER * len(of.inner.get(box, ()))


def _drawn(of: House, box: str, place: Place) -> list[str]:
    x, y, width, tall = place
    middle = x + width / 2
    below = y + TALL + 8
    return [
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{tall:.0f}" rx="4"/>',
        f'<text x="{middle:.0f}" y="{y + 20:.0f}">{box}</text>',
        *(
            f'<text class="inner" x="{middle:.0f}" y="{below + INNER * n:.0f}">{room}</text>'
            for n, room in enumerate(r.rpartition("/")[2] for r in of.inner.get(box, ()))
        ),
    ]


def _arrow(of: House, places: Mapping[str, Place], pair: tuple[str, str]) -> str:
    """A line from the edge of a box to that of another, bent where it passes rows."""
    (ax, ay, aw, at), (bx, by, bw, _) = places[pair[0]], places[pair[1]]
    kind = ' class="climb"' if pair in of.climbs else ' class="side"' if pair in of.sideways else ""
    if ay == by:
        start, end = (ax + aw, bx) if ax < bx else (ax, bx + bw)
        return f'<path{kind} d="M{start:.0f} {ay + 15:.0f} {end:.0f} {by + 15:.0f}" marker-end="url(#head)"/>'
    x1, y1, x2, y2 = ax + aw / 2, ay + at, bx + bw / 2, by
    if y1 > y2:
        y1, y2 = ay, by + places[pair[1]][3]
    passed = abs(of.height(pair[0]) - of.height(pair[1])) - 1
    side = 1 if (x1 + x2) / 2 >= WIDTH / 2 else -1
    bend = side * min(60 + 34 * passed, 400) if passed else 0
    third = (y2 - y1) / 3
    curve = f"C{x1 + bend:.0f} {y1 + third:.0f} {x2 + bend:.0f} {y2 - third:.0f} {x2:.0f} {y2:.0f}"
    return f'<path{kind} d="M{x1:.0f} {y1:.0f} {curve}" marker-end="url(#head)"/>'


def rooms_told(of: House) -> str:
    """The layers in words, and what the picture counts."""
    layers = "\n→ ".join(" | ".join(layer) for layer in of.layers)
    inner = "; ".join(
        f"`{h}` holds {', '.join(r.rpartition('/')[2] for r in rooms)}" for h, rooms in of.inner.items()
    )
    beside = "; ".join(f"`{a}` → `{b}`" for a, b in of.sideways)
    circles = "; ".join(", ".join(f"`{module}`" for module in circle) for circle in of.circles)
    counted = (
        f"{len(of.rooms)} rooms in {len(of.layers)} layers. "
        f"Imports against the order of the layers (climbs): {sum(of.climbs.values())}{_named(of.climbs)}. "
        f"Import circles between modules: {len(of.circles)}{circles and f' ({circles})'}. "
        f"Beside each other import: {beside or 'none'}."
    )
    return (
        f"```\n{layers}\n```\n\n{inner}.\n\n"
        "![Rooms in their layers, and who imports whom](../pictures/architecture.svg)\n\n"
        f"{counted} An arrow that a longer way says already is left out of the picture.\n"
    )


def _named(pairs: Mapping[tuple[str, str], int]) -> str:
    return f" ({', '.join(f'`{a}` → `{b}`: {n}' for (a, b), n in pairs.items())})" if pairs else ""


def walks_told() -> str:
    """Each walk as a numbered list."""
    out = []
    for title, steps in WALKS.items():
        out.append(f"### {title}\n\n")
        for n, step in enumerate(steps, start=1):
            out.append(f"{n}. `{step.module.removeprefix(PACKAGE + '.')}.{step.name}` {step.does}\n")
        out.append("\n")
    return "".join(out).rstrip() + "\n"
