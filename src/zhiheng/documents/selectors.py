"""The door to the papers: which can be made of an object now, and each as Word and PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from zhiheng.documents import catalogue, printing, word
from zhiheng.documents.catalogue import Kind
from zhiheng.documents.checking import Fault, check_template
from zhiheng.documents.paper import Paper
from zhiheng.editions.models import Case, Edition
from zhiheng.proof import canonical
from zhiheng.registry.models import Honour

__all__ = ["Fault", "Kind", "Made", "check_template", "kinds_for", "make", "refs"]


@dataclass(frozen=True, slots=True)
class Made:
    """A paper made: both files, the digest of the facts it rests on, its title and a name for the files (no ending)."""

    docx: bytes
    pdf: bytes
    facts_digest: str
    title: str
    file_name: str


def kinds_for(obj: Edition | Case | Honour) -> tuple[Kind, ...]:
    """The papers that can be made of an object now, in the order of the work."""
    return tuple(k for k in catalogue.of(obj.kind) if k.ready(obj))


def refs(kind: str, obj: Edition | Case | Honour) -> tuple[tuple[str, str], ...]:
    """(ref for `make`, label) of each paper of a kind; one without parts has the object's own ref and an empty label."""
    found = catalogue.kind(kind)
    if found.parts is None:
        return ((obj.ref, ""),)
    return tuple((f"{obj.ref}/{part}", label) for part, label in found.parts(obj))


def make(kind: str, ref: str, *, amounts: Mapping[str, int] | None = None, template: bytes | None = None) -> Made:
    """One paper. ``ref`` is "edition/<id>", or with its part "edition/<id>/<part>" as `refs` gives it.

    ``amounts`` are fen by panel member for the table of fees, ``template`` an office's own Word template that passed
    `check_template`. Raises LookupError on an unknown kind, object or part, and where the paper cannot be made yet;
    MissingGlyph on a character that no face can print.
    """
    found = catalogue.kind(kind)
    facts = _facts(found, ref, amounts or {})
    paper = found.draft(facts)
    return Made(
        word.docx(paper, template), printing.paper_pdf(paper), canonical.digest(canonical.encode([kind, _plain(asdict(facts))])),
        paper.name, _file_name(found, paper),
    )  # fmt: skip


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
