"""The one page of an application."""

from dataclasses import dataclass

from zhiheng.web.frame.parts import Action, Cite, Event, Fact, Link, Picture, State, Step, Table


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule as judged: `id` is the anchor, `answers` are the departments' words, `reading` (name,
    text).
    """

    id: str
    article: Cite
    title: str
    state: State
    facts: tuple[str, ...]
    answers: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]
    reading: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class GroundGroup:
    """The rules of one article with how many are fulfilled."""

    id: str
    title: str
    note: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """case.html: identity bar, where it stands, findings by article, scores, acts with reasons, files,
    events.
    """

    title: str
    identity: tuple[Fact, ...]
    state: State
    back: Link
    course: tuple[Step, ...]
    here: str
    groups: tuple[GroundGroup, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...]
    actions: tuple[Action, ...]
    judge: tuple[Link, ...]
    summary: tuple[Fact, ...]
    files: tuple[Link, ...]
    acts: tuple[Event, ...]
    older: tuple[Event, ...]
