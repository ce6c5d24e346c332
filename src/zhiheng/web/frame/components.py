"""The page of all parts: what each part looks like in every state it has."""

from dataclasses import dataclass

from zhiheng.web.frame.parts import (
    Action,
    Cite,
    Document,
    Event,
    Fact,
    FindingRow,
    FormPage,
    Link,
    Picture,
    State,
    Step,
    Table,
)
from zhiheng.web.frame.public import Day


@dataclass(frozen=True, slots=True)
class ComponentsPage:
    """components.html. `identity` and `state` make the identity bar, `forms` are asked, wrong and grave."""

    title: str
    lead: str
    identity: tuple[Fact, ...]
    state: State
    states: tuple[State, ...]
    cites: tuple[Cite, ...]
    course: tuple[Step, ...]
    findings: tuple[FindingRow, ...]
    tables: tuple[Table, ...]
    queue: Table
    empty: Table
    asked: FormPage
    wrong: FormPage
    grave: FormPage
    actions: tuple[Action, ...]
    closed: tuple[Action, ...]
    reasons: tuple[tuple[str, str], ...]
    computation: tuple[Fact, ...]
    chips: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    events: tuple[Event, ...]
    days: tuple[Day, ...]
    document: Document
    candidates: tuple[tuple[str, str, bool], ...]
    messages: tuple[State, ...]
