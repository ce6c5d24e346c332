"""Pages of the applicant."""

from dataclasses import dataclass

from zhiheng.web.frame.parts import Action, Fact, FindingRow, FormPage, Link, State, Step


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the task list; the whole row is the link."""

    link: Link
    state: State
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A group of tasks with its Chinese ordinal."""

    ordinal: str
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The open section of an application: questions that save themselves.

    `save_url` takes POST JSON {"object", "args": {"field", "text", "version"}}; without script `form`
    is sent whole. `rail` lists the sections, `ask` says what the section wants to know.
    """

    title: str
    meta: str
    form: FormPage
    save_url: str
    object: str
    saved: str = ""
    ask: tuple[str, ...] = ()
    rail: tuple[tuple[Link, State], ...] = ()
    tips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """application.html: the task list, or one `section` to fill in."""

    title: str
    lead: str
    course: tuple[Step, ...] = ()
    soon: bool = False
    links: tuple[Link, ...] = ()
    groups: tuple[TaskGroup, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    actions: tuple[Action, ...] = ()
    next: tuple[Fact, ...] = ()
    section: Section | None = None
    home: Link | None = None
