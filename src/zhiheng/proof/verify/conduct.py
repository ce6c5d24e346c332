"""Whoever was found at fault was told, heard and given the decision, by the entries and not by what a list
says (Art 26).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from zhiheng.law import adverse, conduct
from zhiheng.law.finding import failing

from . import aftercare
from .reading import Dossier, Wrong

FILE = "conduct.json"
BEATS = {
    "tell_misconduct": "told",
    "answer_misconduct": "answered",
    "exclude_expert": "founded",
    "find_misconduct": "founded",
    "dismiss_misconduct": "dismissed",
    "deliver_misconduct": "delivered",
}
Beat = tuple[str, dict[str, Any]]


def misconduct(d: Dossier) -> None:
    """Every case is listed with the days of its entries, and none was decided with a beat left out."""
    if FILE not in d.files:
        return
    done: dict[str, dict[str, Beat]] = {}
    for body, said in aftercare.after(d, *BEATS):
        done.setdefault(body["object"], {})[BEATS[body["act"]]] = (body["at"][:10], said)
    listed = {c["id"]: c for c in d.json(FILE)["cases"]}
    for ref in done.keys() - listed.keys():
        raise Wrong(FILE, f"{ref}: a case is left out")
    for ref, case in listed.items():
        _case(d, ref, case, done.get(ref, {}))


def _case(d: Dossier, ref: str, case: dict[str, Any], done: dict[str, Beat]) -> None:
    days = {beat: day for beat, (day, _) in done.items()}
    decided = days.get("founded", days.get("dismissed"))
    told = (case["told_on"], case["answered_on"], case["decided_on"])
    if told != (days.get("told"), days.get("answered"), decided) or (case["state"] == "founded") != (
        "founded" in days
    ):
        raise Wrong(FILE, f"{ref}: not the days of its entries")
    said = done["delivered"][1] if "delivered" in done else {}
    if (case["delivered_on"] is None) != ("delivered" not in done) or (
        said and said.get("on") != case["delivered_on"]
    ):
        raise Wrong(FILE, f"{ref}: not delivered as its entry says")
    if "founded" in days:
        by = done["told"][1].get("answer_by", case["answer_by"]) if "told" in done else None
        beats = adverse.Beats(
            _day(days.get("told")), _day(by), "answered" in days, _day(decided), True, True, None
        )
        if found := failing(conduct.may_decide(beats, d.rules.cite("accountability"))):
            raise Wrong(FILE, f"{ref}: {found[0].rule}")


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
