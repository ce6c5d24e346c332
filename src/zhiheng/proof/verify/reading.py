"""An unpacked dossier and what can be read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from zhiheng.law import instrument, loader
from zhiheng.law.workdays import Calendar, YearNotice
from zhiheng.proof import canonical


class Wrong(Exception):
    """A check does not hold: where, and what it says."""

    def __init__(self, where: str, says: str) -> None:
        super().__init__(f"{where}: {says}")
        self.where, self.says = where, says


@dataclass
class Dossier:
    """An unpacked dossier and what can be read from it."""

    raw: bytes
    files: Mapping[str, bytes]
    anchor: str = ""

    def json(self, name: str) -> Any:
        if name not in self.files:
            raise Wrong(name, "missing")
        try:
            return canonical.decode(self.files[name])
        except ValueError as bad:
            raise Wrong(name, str(bad)) from bad

    def lines(self, name: str) -> list[Any]:
        if name not in self.files:
            raise Wrong(name, "missing")
        try:
            return [canonical.decode(x) for x in self.files[name].split(b"\n") if x]
        except ValueError as bad:
            raise Wrong(name, str(bad)) from bad

    @cached_property
    def rules(self) -> instrument.Instrument:
        texts = {
            n.partition("/")[2]: raw.decode() for n, raw in self.files.items() if n.startswith("instrument/")
        }
        return loader.parse(texts)

    @cached_property
    def edition(self) -> Any:
        return self.json("edition.json")

    @cached_property
    def calendar(self) -> Calendar:
        years = {}
        for y in self.json("calendar.json")["years"]:
            off, makeup = (frozenset(date.fromisoformat(d) for d in y[k]) for k in ("off", "makeup"))
            years[y["year"]] = YearNotice(y["year"], y["source"], off, makeup, y.get("provisional", False))
        return Calendar(years)

    @cached_property
    def cases(self) -> dict[str, str]:
        """Case number → its folder."""
        return {
            n.split("/")[1]: n[:-9] for n in self.files if n.startswith("cases/") and n.endswith("/case.json")
        }

    @cached_property
    def lists(self) -> list[tuple[str, Any]]:
        names = sorted(
            (n for n in self.files if n.startswith("lists/")), key=lambda n: int(n[6:].partition("-")[0])
        )
        return [(n, self.json(n)) for n in names]

    def list_named(self, name: str) -> Any:
        return next((x for n, x in self.lists if n.partition("-")[2] == f"{name}.json"), None)

    def case(self, no: str) -> Any:
        return self.json(f"{self.cases[no]}case.json")

    def criteria(self, no: str = "") -> Mapping[str, int]:
        overlays = self.edition["plan"].get("overlays", {})
        items = {i["id"]: i["points"] for i in self.json("criteria.json")["items"]}
        return {**items, **overlays.get(self.case(no)["sector"] if no else "", {})}
