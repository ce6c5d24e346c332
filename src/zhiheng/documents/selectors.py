"""The door to the papers: which can be made of an object now, and each as Word and PDF."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

from zhiheng.access.viewer import Viewer
from zhiheng.access.visible import visible
from zhiheng.documents import catalogue, printing, watermark, word, wording
from zhiheng.documents.catalogue import Kind
from zhiheng.documents.models import Letter, Template
from zhiheng.documents.models import Paper as Stored
from zhiheng.documents.paper import Paper, lines, stamped
from zhiheng.editions.models import Case, Edition
from zhiheng.proof import canonical
from zhiheng.registry.models import Honour

from .template_check import Fault, check_template

__all__ = ["Fault", "Kind", "Made", "check_template", "kinds_for", "make", "refs"]


@dataclass(frozen=True, slots=True)
class Made:
    """A paper made: both files, the digest of the facts it rests on, its lines, its title and a name for
    the files (no ending).
    """

    docx: bytes
    pdf: bytes
    facts_digest: str
    title: str
    file_name: str
    text: tuple[str, ...] = ()
    numbered: bool = False


def kinds_for(obj: Edition | Case | Honour) -> tuple[Kind, ...]:
    """The papers that can be made of an object now, in the order of the work."""
    return tuple(k for k in catalogue.of(obj.kind.name) if k.ready(obj))


def refs(kind: str, obj: Edition | Case | Honour) -> tuple[tuple[str, str], ...]:
    """(ref for `make`, label) of each paper of a kind; one without parts has the object's own ref and an
    empty label.
    """
    found = catalogue.kind(kind)
    if found.parts is None:
        return ((obj.ref, ""),)
    return tuple((f"{obj.ref}/{part}", label) for part, label in found.parts(obj))


class Possible(NamedTuple):
    """A kind of paper with the objects of an edition that it can be made of now: (reference, label)."""

    kind: Kind
    refs: tuple[tuple[str, str], ...]


def possible(edition: Edition) -> list[Possible]:
    """Every kind in the order of the work, with what it can be made of; a kind without any is not ready
    yet.
    """
    return [Possible(k, _refs_of(k, edition)) for k in catalogue.KINDS]


def _refs_of(kind: Kind, edition: Edition) -> tuple[tuple[str, str], ...]:
    if kind.among is not None:
        return tuple(kind.among(edition))
    return refs(kind.id, edition) if kind.ready(edition) else ()


def group(kind: Kind) -> str:
    """The part of the work that a kind belongs to: opening, screening, meeting, deciding or aftercare."""
    parts = {
        "opening": catalogue.OPENING,
        "screening": catalogue.SCREENING,
        "meeting": catalogue.MEETING,
        "deciding": catalogue.DECIDING,
        "aftercare": catalogue.AFTERCARE,
    }
    return next(name for name, kinds in parts.items() if kind in kinds)


def kept(by: Viewer, edition: str, sort: str = "", about: str = "") -> list[Stored]:
    """Papers of an edition that somebody may know of, newest revision first."""
    rows = visible(by, Stored.objects.filter(edition=edition)).select_related("case")
    rows = rows.filter(sort=sort) if sort else rows.defer("text")
    rows = rows.filter(about=about) if about else rows
    return list(rows.order_by("sort", "about", "-revision"))


def letters(by: Viewer, edition: str) -> list[Letter]:
    """The register of letters, newest first."""
    return list(
        visible(by, Letter.objects.filter(edition=edition))
        .select_related("paper")
        .order_by("-on", "way", "-serial")
    )


def letter_of(paper: str) -> Letter | None:
    return Letter.objects.filter(paper=paper).first()


def difference(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """Lines that a later revision drops ("-") and adds ("+"), in the order of the paper."""
    return [(line[0], line[2:]) for line in difflib.ndiff(list(old), list(new)) if line[0] in "-+"]


def office_template(award: str) -> str:
    """Digest of the office's own Word template, "" where ours is used."""
    found = Template.objects.filter(award=award).order_by("-at").values_list("sha256", flat=True).first()
    return str(found or "")


def make(
    kind: str,
    ref: str,
    *,
    amounts: Mapping[str, int] | None = None,
    template: bytes | None = None,
    number: str = "",
    on: date | None = None,
) -> Made:
    """One paper. ``ref`` is "edition/<id>", or with its part "edition/<id>/<part>" as `refs` gives it.

    ``amounts`` are fen by panel member for the table of fees, ``template`` an office's own Word template that
    passed
    `check_template`; ``number`` and ``on`` stand on the paper where its form has room for them. Raises
    LookupError on an unknown kind, object or part, and where the paper cannot be made yet;
    MissingGlyph on a character that no face can print.
    """
    found = catalogue.kind(kind)
    facts = _facts(found, ref, amounts or {})
    paper = stamped(found.draft(facts), number, wording.day(on) if on else "")
    return Made(
        word.docx(paper, template),
        printing.paper_pdf(paper),
        _digest(kind, facts),
        paper.name,
        _file_name(found, paper),
        tuple(lines(paper)),
        bool(paper.number),
    )


class Draft(NamedTuple):
    """A paper as the facts stand now, before anybody makes it: its lines and whether its form has a
    number.
    """

    facts_digest: str
    text: tuple[str, ...]
    numbered: bool


def draft(kind: str, ref: str) -> Draft:
    """What a paper would say. Raises LookupError as `make` does."""
    found = catalogue.kind(kind)
    facts = _facts(found, ref, {})
    paper = found.draft(facts)
    return Draft(_digest(kind, facts), tuple(lines(paper)), bool(paper.number))


def pictures(kind: str, ref: str) -> list[bytes]:
    """The pages of a draft as PNG. Raises LookupError as `make` does, MissingGlyph."""
    found = catalogue.kind(kind)
    return printing.paper_pages(found.draft(_facts(found, ref, {})))


def _digest(kind: str, facts: Any) -> str:
    return canonical.digest(canonical.encode([kind, _plain(asdict(facts))]))


def _facts(found: Kind, ref: str, amounts: Mapping[str, int]) -> Any:
    on, _, rest = ref.partition("/")
    pk, _, part = rest.partition("/")
    row = _row(on, pk) if on == found.on else None
    if row is None or bool(part) != (found.parts is not None) or not found.ready(row):
        raise LookupError(ref)
    if found.parts is not None:
        return found.gather(pk, part)
    return found.gather(pk, amounts) if found.amounts else found.gather(pk)


def _row(on: str, pk: str) -> Edition | Case | Honour | None:
    if on == "edition":
        return Edition.objects.filter(pk=pk).first()
    return Case.objects.filter(pk=pk).first() if on == "case" else Honour.objects.filter(pk=pk).first()


def _plain(value: Any) -> Any:
    """Facts as canonical JSON takes them: days in ISO form."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value


def _file_name(found: Kind, paper: Paper) -> str:
    """The title without what file systems refuse."""
    name = "".join(c for c in paper.name if c not in '\\/:*?"<>|\u3000 ')
    return name if name else found.title


def marked_copy(body: bytes, media_type: str, mark: str, on: date) -> watermark.Copy:
    """A file as somebody may take it away: with their mark across it where it can be drawn on (Art 25)."""
    return watermark.marked(body, media_type, mark, (on.year, on.month, on.day))
