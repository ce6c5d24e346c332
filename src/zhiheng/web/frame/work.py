"""Pages of committee and outbox."""

from dataclasses import dataclass

from zhiheng.web.frame.parts import Action, Cite, FormPage, Link, State


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of the slip; `figures` follow the page's `columns`, `chosen` keeps a mark after an error."""

    value: str
    name: str
    note: str = ""
    figures: tuple[str, ...] = ()
    brief: Link | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class BallotPage:
    """ballot.html in two stages: mark the slip, confirm it (names repeated).

    Marks travel as repeated `candidate`; the confirming form sends `confirm=1`. `limit` is the most that
    may be marked. `form.submit` names the button of the stage.
    """

    title: str
    meta: str
    slip_title: str
    slip_meta: str
    limit: int
    rule: str
    candidates: tuple[Candidate, ...]
    form: FormPage
    columns: tuple[str, ...] = ()
    confirm: bool = False
    cites: tuple[Cite, ...] = ()
    secrecy: tuple[str, ...] = ()
    back: Link | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A letter in the outbox: when, to whom, subject, state, paragraphs, links it carries."""

    when: str
    to: str
    subject: str
    state: State
    paragraphs: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """outbox.html: letters newest first."""

    title: str
    text: str
    messages: tuple[Message, ...]
    empty: str = "还没有发出的信"
    actions: tuple[Action, ...] = ()
