"""Small things that pages are made of. Every value is a string made by the view.

A template never formats a date, a number or a name: what stands here is what is shown.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple, TypeAlias

from markupsafe import Markup

StateKind: TypeAlias = Literal["met", "not", "unk", "todo", "doing", "done", "soon", "issue"]
FieldKind: TypeAlias = Literal[
    "text",
    "textarea",
    "number",
    "money",
    "percent",
    "date",
    "datetime",
    "select",
    "radio",
    "checks",
    "checkbox",
    "file",
    "hidden",
    "password",
]
StepState: TypeAlias = Literal["done", "now", "next"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `current` marks the page we are on, `count` is a figure beside a navigation entry."""

    part: ClassVar[str] = "link"
    text: str
    href: str
    current: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: `article` as printed (第十四条（八）), `text` of the sentence for a quote, or empty."""

    part: ClassVar[str] = "cite"
    article: str
    text: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A state, shown as shape, then word, then colour."""

    part: ClassVar[str] = "state"
    kind: StateKind
    text: str


Cell: TypeAlias = str | Link | State | Cite
Cells: TypeAlias = Cell | tuple[Cell, ...]


class Reason(NamedTuple):
    """Why an act is closed or was refused: article as printed, sentence, link to the article."""

    article: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a field. It is chosen when `chosen` or when its value equals the field's value."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One question. Its input has the id `f-` + name, so an error can link to it.

    `rows` is the height of a textarea (0: 4 rows), `unit` stands behind a number, `accept` limits a
    file field (".pdf,.jpg"), `version` is the version of a saved answer for autosave.
    """

    name: str
    label: str
    kind: FieldKind = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    required: bool = True
    options: tuple[Option, ...] = ()
    rows: int = 0
    unit: str = ""
    autocomplete: str = ""
    accept: str = ""
    multiple: bool = False
    version: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form for one act.

    `errors` are (field name, message); an empty name is a message about the whole form. `version` and
    `idempotency_key` travel as hidden inputs. `grave` draws the double frame and, when the frame asks
    (`Frame.ask_password`), the password field.
    """

    action: str
    fields: tuple[Field, ...]
    submit: str
    idempotency_key: str = ""
    version: str = ""
    errors: tuple[tuple[str, str], ...] = ()
    grave: bool = False
    cancel_href: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `numeric` are the indexes of right-aligned columns, `head` the column that names the row.

    `queue` lets rows become a title and one meta line on a phone; otherwise cells stack with labels.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cells, ...], ...]
    empty: str = "目前没有内容"
    numeric: tuple[int, ...] = ()
    head: int = 0
    queue: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, what it says in one sentence, its legend as (class, words), and the same facts as a
    table.
    """

    title: str
    says: str
    drawing: Markup
    key: tuple[tuple[str, str], ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the edition's course. `detail` of the present step says what is left (还有9天)."""

    text: str
    when: str
    state: StepState
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One verdict of the law: condition, article, state, reading used, facts, what is missing, first day
    met.
    """

    rule: str
    article: Cite
    state: State
    reading: str = ""
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    met_from: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """An act on this object. A closed act stays visible with its article, reason and cure.

    `spare` can be done but waits for nobody: never the primary button.
    """

    title: str
    href: str
    allowed: bool
    reasons: tuple[Reason | tuple[str, str], ...] = ()
    cure: str = ""
    grave: bool = False
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a summary list; `note` is quieter text behind the value, `code` sets it in the code face."""

    label: str
    value: Cells
    note: str = ""
    code: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """An act that happened: sentence, meta line (when · who · article), `legal` if it had legal effect."""

    text: str
    meta: str
    legal: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A public document as it prints: number, title in lines broken by sense, paragraphs, signature, date."""

    number: str
    title: tuple[str, ...]
    paragraphs: tuple[str, ...]
    signature: str
    date: str
    after_table: tuple[str, ...] = ()
    table: Table | None = None
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page. An optional URL left empty hides its link."""

    award: str
    award_url: str
    edition: str
    actor: str
    office: str
    rehearsal: bool
    clock: str
    nav: tuple[Link, ...]
    csrf: str
    title: str
    desk: bool = False
    body_class: str = ""
    sign_in_url: str = "/sign-in/"
    sign_out_url: str = "/sign-out/"
    clock_url: str = ""
    large_text: bool = False
    large_text_url: str = ""
    ask_password: bool = False
    search_url: str = ""
    help_url: str = ""
    host: str = ""
    undertaker: str = ""
    foot: tuple[Link, ...] = ()
    messages: tuple[State, ...] = ()
    mark: str = ""
