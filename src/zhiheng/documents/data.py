"""What a document says. Texts are ready to print; only `dated`, the date in the PDF's properties, is a date.

Every document carries `rehearsal`: when true the word 演练 lies across each page.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CertificateData:
    """A certificate. `edition` is 第五届, `awarded` and `valid_through` dates in Chinese numerals or digits.

    `signed` is what its code carries after the address, to be checked without the house.
    """

    award: str
    organisation: str
    edition: str
    number: str
    basis: str
    awarded: str
    valid_through: str
    government: str
    verify_url: str
    rehearsal: bool
    dated: date
    signed: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A file that arrived: name, size with unit, SHA-256 as 64 hexadecimal digits."""

    name: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceiptData:
    """A receipt. `arrived` goes to the millisecond; `ledger_head` is SEQ:HASH of the entry of submission."""

    award: str
    edition: str
    number: str
    organisation: str
    uscc: str
    arrived: str
    files: tuple[ReceiptFile, ...]
    ledger_head: str
    office: str
    date_text: str
    rehearsal: bool
    dated: date


@dataclass(frozen=True, slots=True)
class Count:
    """One line of a count: name, votes in favour, outcome."""

    name: str
    votes: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question put to the vote, slips issued, returned and valid, and what was needed (需得5票)."""

    title: str
    counts: tuple[Count, ...]
    issued: str
    returned: str
    valid: str
    needed: str


@dataclass(frozen=True, slots=True)
class MinutesData:
    """Minutes of a meeting. `quorum` is a sentence: 应到9人，实到8人，达到三分之二."""

    title: str
    award: str
    edition: str
    when: str
    place: str
    chair: str
    recorder: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    recused: tuple[str, ...]
    quorum: str
    paragraphs: tuple[str, ...]
    questions: tuple[Question, ...]
    list_title: str
    list: tuple[str, ...]
    ledger_head: str
    rehearsal: bool
    dated: date


@dataclass(frozen=True, slots=True)
class NoticeData:
    """A public notice. `title` comes in lines broken by sense; `wide` is the index of the widest column."""

    number: str
    title: tuple[str, ...]
    paragraphs: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]
    signature: str
    date_text: str
    foot: tuple[str, ...]
    rehearsal: bool
    dated: date
    wide: int = 1


@dataclass(frozen=True, slots=True)
class LetterData:
    """A letter of an office; `issuer` is its red head, `contact` the person to ask, or empty."""

    issuer: str
    number: str
    title: tuple[str, ...]
    addressee: str
    paragraphs: tuple[str, ...]
    signature: str
    date_text: str
    rehearsal: bool
    dated: date
    attachments: tuple[str, ...] = ()
    contact: str = ""
    copies: tuple[str, ...] = ()
