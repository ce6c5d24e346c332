"""The meeting that somebody may know of, with what every page of it needs: rules, candidates, presence,
places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zhiheng.access.offices import SITTING, STAFF
from zhiheng.access.refusals import Unknown
from zhiheng.access.viewer import Viewer
from zhiheng.editions import selectors as editions
from zhiheng.law import ballot
from zhiheng.law.finding import Value
from zhiheng.law.instrument import Instrument
from zhiheng.stages.meeting import selectors as meetings
from zhiheng.web.frame.parts import State


@dataclass(frozen=True)
class Sitting:
    """A meeting as one reader sees it.

    ``cases`` are the candidates they may know of, ``hidden`` how many they may not.
    """

    by: Viewer
    meeting: Any
    edition: Any
    rules: Instrument
    cases: tuple[Any, ...]
    hidden: int

    @property
    def chair(self) -> bool:
        """Does the reader chair the committee?"""
        return any(
            h.office == "committee" and h.award == self.edition.award_id and h.role == "chair"
            for h in self.by.holdings
        )

    @property
    def counts(self) -> bool:
        """May the reader see how many slips are back before the end?"""
        return self.chair or self.by.holds_any(STAFF, self.edition.award_id)

    @property
    def present(self) -> bool:
        return self.by.user in self.meeting.present

    @property
    def needed(self) -> int:
        return self.rules.quorum.needed(len(self.meeting.appointed))

    @property
    def quorum(self) -> State:
        """Are enough present? In words with the figures."""
        found = ballot.quorum(self.rules, len(self.meeting.appointed), len(self.meeting.present))
        if found.value is Value.MET:
            return State("met", "达到法定人数")
        return State("unk", f"还差{self.needed - len(self.meeting.present)}人到会")

    def said(self) -> str:
        """应到9人，实到8人，达到法定人数."""
        return f"应到{len(self.meeting.appointed)}人，实到{len(self.meeting.present)}人，{self.quorum.text}"


def of(by: Viewer) -> Sitting:
    """The newest meeting for whoever sits in or watches. Raises Unknown."""
    found = meetings.newest(by)
    if found is None or not by.holds_any(SITTING, found.award_of):
        raise Unknown()
    rules = editions.rules_of(found)
    ids = candidates(found.edition_id, rules)
    cases = tuple(c for c in editions.cases(by, found.edition_id) if c.pk in ids)
    return Sitting(by, found, found.edition, rules, cases, len(ids) - len(cases))


def candidates(edition: str, rules: Instrument) -> frozenset[str]:
    """Applications on the list that the meeting takes."""
    takes = rules.of_kind("meeting").takes
    return frozenset(c for x in editions.name_lists(edition) if x.name == takes for c in x.cases)
